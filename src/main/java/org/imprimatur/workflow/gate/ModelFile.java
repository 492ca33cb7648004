package org.imprimatur.workflow.gate;

import java.util.Locale;
import org.springframework.util.StringUtils;

/**
 * One file to be checked, under the name it is deployed by.
 *
 * @param shipped whether it comes with the application, as it is
 */
record ModelFile(String name, byte[] content, boolean shipped) {
  String baseName() {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  String extension() {
    return String.valueOf(StringUtils.getFilenameExtension(name)).toLowerCase(Locale.ROOT);
  }
}
