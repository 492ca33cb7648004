package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imprimatur.rules.ModelRules;
import org.imprimatur.rules.ShippedForm;
import org.imprimatur.rules.ShippedProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shipped process and form keeps the rules of the house; that each rule bites is shown by
 * ModelRulesTests.
 */
class ProcessModelTests {

  @ParameterizedTest
  @MethodSource("processes")
  void processKeepsTheRules(ShippedProcess process) {
    assertThat(ModelRules.check(process)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void formKeepsTheRules(ShippedForm form) {
    assertThat(ModelRules.check(form)).isEmpty();
  }

  @Test
  void thereIsSomethingToCheck() {
    assertThat(processes())
        .extracting(ShippedProcess::name)
        .contains("content-piece", "client-approval", "publication", "performance-check");
    assertThat(forms()).hasSizeGreaterThan(10);
  }

  static List<ShippedProcess> processes() {
    return ShippedProcess.all();
  }

  static List<ShippedForm> forms() {
    return ShippedForm.all();
  }
}
