package org.imprimatur.workflow.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What comes with the application, as if it were deployed and nothing else. */
record Shipped(Map<String, Element> processes) implements Surroundings {

  /** Read once: what is on the class path stays what it is. */
  static Shipped onTheClassPath() {
    return Once.READ;
  }

  private static final class Once {
    private static final Shipped READ = read();
  }

  private static Shipped read() {
    var processes = new LinkedHashMap<String, Element>();
    try {
      for (var resource :
          new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.bpmn")) {
        var root =
            XmlFile.read(resource.getFilename(), resource.getContentAsByteArray()).getRootElement();
        root.elements("process")
            .forEach(process -> processes.put(process.attribute("id", ""), root));
      }
      return new Shipped(processes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a file is one of those, unchanged. */
  static boolean is(Path path, byte[] content) {
    try (var same = Shipped.class.getResourceAsStream("/processes/" + path.getFileName())) {
      return same != null && Arrays.equals(same.readAllBytes(), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasForm(String key) {
    return Shipped.class.getResource("/forms/" + key + ".form") != null;
  }

  @Override
  public boolean hasDecision(String key) {
    return Shipped.class.getResource("/processes/" + key + ".dmn") != null;
  }

  /** Who is in which group is known where people are. */
  @Override
  public boolean hasGroup(String name) {
    return name.matches("[A-Za-z0-9]+");
  }
}
