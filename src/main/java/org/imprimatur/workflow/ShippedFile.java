package org.imprimatur.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.util.StringUtils;

/** One process, decision or form that comes with the application; its file name is its key. */
record ShippedFile(String name, byte[] content) {

  static ShippedFile of(Resource resource) {
    try {
      return new ShippedFile(resource.getFilename(), resource.getContentAsByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String key() {
    return StringUtils.stripFilenameExtension(name);
  }

  String type() {
    return StringUtils.getFilenameExtension(name);
  }

  InputStream open() {
    return new ByteArrayInputStream(content);
  }
}
