package org.imprimatur.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A form as it lies in forms/. */
public record ShippedForm(String file, JsonNode json) {

  /** Every shipped form. */
  public static List<ShippedForm> all() {
    try (var files = Files.list(Path.of("forms"))) {
      return files
          .filter(file -> file.toString().endsWith(".form"))
          .sorted()
          .map(file -> of(file.getFileName().toString(), ShippedProcess.text(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ShippedForm of(String file, String json) {
    try {
      return new ShippedForm(file, new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is not JSON", e);
    }
  }

  String name() {
    return file.substring(0, file.lastIndexOf('.'));
  }

  /** All components, those within groups too. */
  List<JsonNode> components() {
    var all = new ArrayList<JsonNode>();
    collect(json, all);
    return all;
  }

  private static void collect(JsonNode parent, List<JsonNode> all) {
    for (var component : parent.path("components")) {
      all.add(component);
      collect(component, all);
    }
  }

  @Override
  public String toString() {
    return file;
  }
}
