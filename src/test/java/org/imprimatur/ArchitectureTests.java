package org.imprimatur;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTests {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.imprimatur");

  @Test
  void modulesKeepToTheirBoundaries() {
    ApplicationModules.of(Imprimatur.class).verify();
  }

  @Test
  void onlyProcessesWorkflowAndSecurityKnowTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..process..", "..workflow..", "..security..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.camunda..")
        .check(OURS);
  }

  @Test
  void pagesAndProcessesNeverLookAtEachOther() {
    noClasses()
        .that()
        .resideInAnyPackage("..web..", "org.imprimatur.pages..", "org.imprimatur.api..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.imprimatur..process.."))
        .check(OURS);
    noClasses()
        .that()
        .resideInAPackage("..process..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.imprimatur..web..", "org.imprimatur.pages..", "org.imprimatur.api..")
        .check(OURS);
  }

  @Test
  void pagesAndTheApiExportNothing() {
    classes()
        .that()
        .resideInAnyPackage("org.imprimatur.pages..", "org.imprimatur.api..", "..process..")
        .and()
        .areTopLevelClasses()
        .should()
        .notBePublic()
        .check(OURS);
  }
}
