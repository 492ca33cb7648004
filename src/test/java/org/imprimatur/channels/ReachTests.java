package org.imprimatur.channels;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.imprimatur.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://social.example",
        "https://127.0.0.1",
        "https://localhost:5432",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]",
        "https://10.1.2.3",
        "https://172.16.0.1",
        "https://192.168.1.1",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1",
        "https://[fd00::1]",
        "https://0.0.0.0",
        "https://user@203.0.113.9"
      })
  void addressesInsideAreRefused(String address) {
    assertThatThrownBy(() -> new Reach(false).require(URI.create(address)))
        .isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://203.0.113.9", "https://[2001:db8::1]", "practice:/", "/"})
  void otherAddressesPass(String address) {
    assertThatCode(() -> new Reach(false).require(URI.create(address))).doesNotThrowAnyException();
  }

  @Test
  void operatorMayOpenTheInside() {
    assertThatCode(() -> new Reach(true).require(URI.create("http://127.0.0.1:8001")))
        .doesNotThrowAnyException();
  }
}
