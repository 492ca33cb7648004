package org.imprimatur.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.imprimatur.Imprimatur;
import org.imprimatur.workflow.ProcessVariable;
import org.springframework.stereotype.Component;

/** The application's classes, as far as models name them; read without starting it. */
final class Application {
  private static final List<Class<?>> CLASSES = classes();

  private Application() {}

  /** The step a model calls {@code ${name}}: a component whose class has that name. */
  static Optional<Class<?>> step(String bean) {
    return find(
        c -> c.isAnnotationPresent(Component.class) && c.getSimpleName().equals(Names.upper(bean)));
  }

  static boolean hasEvent(String name) {
    return find(c -> c.isRecord() && c.getSimpleName().equals(name)).isPresent();
  }

  static boolean hasException(String name) {
    return find(c -> Exception.class.isAssignableFrom(c) && c.getSimpleName().equals(name))
        .isPresent();
  }

  /** The variables that the Java face of a process declares, by name. */
  static Map<String, Class<?>> variables(String process) {
    return find(c -> c.getSimpleName().equals(Names.pascal(process) + "Process")).stream()
        .flatMap(face -> Arrays.stream(face.getDeclaredFields()))
        .filter(field -> field.getType() == ProcessVariable.class)
        .map(Application::variable)
        .collect(Collectors.toMap(ProcessVariable::name, ProcessVariable::type));
  }

  private static ProcessVariable<?> variable(java.lang.reflect.Field field) {
    try {
      field.setAccessible(true);
      return (ProcessVariable<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Class<?>> find(Predicate<Class<?>> wanted) {
    return CLASSES.stream().filter(wanted).findFirst();
  }

  private static List<Class<?>> classes() {
    try {
      var root =
          Path.of(Imprimatur.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (var files = Files.walk(root.resolve("org/imprimatur"))) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
            .<Class<?>>map(
                file ->
                    load(file.substring(0, file.length() - 6).replace('/', '.').replace('\\', '.')))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Application.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
