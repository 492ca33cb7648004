package org.imprimatur;

import java.util.TimeZone;
import org.imprimatur.workflow.gate.CheckModels;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: social channels for brands, nothing out without the imprimatur. */
@SpringBootApplication
public class Imprimatur {

  public static void main(String[] args) {
    // The engine keeps due dates without a zone; any other zone would move them.
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    if (CheckModels.isAskedBy(args)) {
      System.exit(CheckModels.run(System.out, args) == 0 ? 0 : 1);
    }
    SpringApplication.run(Imprimatur.class, args);
  }
}
