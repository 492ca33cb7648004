package org.imprimatur.security;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

@Controller
class LoginPage {

  private final SingleSignOn signOn;

  LoginPage(SingleSignOn signOn) {
    this.signOn = signOn;
  }

  @ModelAttribute("providers")
  List<SingleSignOn.Provider> providers() {
    return signOn.offered();
  }

  @GetMapping("/login")
  String login() {
    return "login";
  }
}
