package org.imprimatur.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Tasklist as a person uses it: by what is written on the screen. */
final class Tasklist {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Visitor visitor;
  private final Page page;

  Tasklist(Visitor visitor) {
    this.visitor = visitor;
    this.page = visitor.page;
    opened();
  }

  private void opened() {
    waitFor(page.locator(".task-filter"));
  }

  private void waitFor(Locator one) {
    try {
      one.first().waitFor();
    } catch (PlaywrightException e) {
      throw visitor.stuck(e);
    }
  }

  Tasklist list(String filter) {
    page.locator(".task-filter a").filter(containing(filter)).first().click();
    page.locator(".task-filter.active").filter(containing(filter)).waitFor();
    return this;
  }

  /** The entry of a task in the list. */
  Locator entry(String task, String piece) {
    return page.locator("ol.tasks-list > li").filter(containing(task)).filter(containing(piece));
  }

  /** Opens a task and claims it, if it is not theirs already. */
  Form take(String task, String piece) {
    var entry = entry(task, piece);
    // The list reads itself again every few seconds, the browser need not wait for that.
    for (int i = 0; i < 20 && entry.count() == 0; i++) {
      page.waitForTimeout(500);
      if (i % 4 == 3) {
        page.reload();
        opened();
      }
    }
    waitFor(entry);
    entry.first().click();
    page.locator(".task-card h2").filter(containing(task)).waitFor();
    var claim = page.locator(".task-card .assignee").getByText("Claim");
    // Who is asked by name has the task already.
    claim.or(page.locator(".task-card .unclaim")).first().waitFor();
    if (claim.isVisible()) claim.click();
    page.locator(".task-card .unclaim").waitFor();
    return form();
  }

  /** Opens the dialog that starts a process. */
  Form starting(String process) {
    page.locator("li.start-process-action a").click();
    page.locator(".modal-body a").filter(containing(process)).first().click();
    return form();
  }

  private Form form() {
    var form = page.locator(".fjs-container").last();
    form.locator(".fjs-form-field").first().waitFor();
    return new Form(form);
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** An open form. */
  final class Form {
    private final Locator form;

    private Form(Locator form) {
      this.form = form;
    }

    Form fill(String label, String text) {
      input(label).fill(text);
      return this;
    }

    Form check(String label) {
      form.getByLabel(label).check();
      return this;
    }

    Form choose(String label, String option) {
      field(label).locator(".fjs-input-group").click();
      field(label).locator(".fjs-dropdownlist-item").filter(containing(option)).first().click();
      return this;
    }

    Form tag(String label, String tag) {
      input(label).fill(tag);
      field(label).locator(".fjs-dropdownlist-item").filter(containing(tag)).first().click();
      return this;
    }

    /** Date and time as the person at the client's wall clock would write them. */
    Form at(LocalDateTime time) {
      var inputs = form.locator(".fjs-form-field-datetime input.fjs-input");
      enter(inputs.first(), DATE.format(time));
      enter(inputs.last(), TIME.format(time));
      return this;
    }

    /**
     * On a busy machine the list of times still offers the former one when Enter is pressed; a
     * person sees that and types again.
     */
    private void enter(Locator input, String text) {
      for (int tries = 0; tries < 5; tries++) {
        input.fill(text);
        page.waitForTimeout(200);
        input.press("Enter");
        page.waitForTimeout(300);
        if (input.inputValue().equals(text)) return;
      }
      throw new AssertionError("The field shows " + input.inputValue() + ", not " + text);
    }

    String value(String label) {
      return input(label).inputValue();
    }

    String text() {
      return form.innerText();
    }

    Locator pictures() {
      return form.locator("img");
    }

    /** Completes the task and waits until it is gone from the screen. */
    void complete() {
      visitor.click("Complete");
      page.locator(".task-card").waitFor(gone());
    }

    /** Starts the process and waits until the dialog has closed. */
    void start() {
      visitor.click("Start");
      page.locator(".modal").waitFor(gone());
    }

    /** Tries to complete, and gives back what is said against it. */
    Locator refusedOn(String button) {
      visitor.click(button);
      var refusal = page.getByRole(AriaRole.ALERT).and(page.locator(".refusal"));
      refusal.waitFor();
      return refusal;
    }

    /** What is said against one field. */
    String refusalAt(String label) {
      return field(label).locator(".refusal-at-field").innerText();
    }

    private Locator input(String label) {
      // A group may be labelled like one of its fields.
      return form.locator("input, textarea").and(page.getByLabel(beginning(label)));
    }

    private Locator field(String label) {
      var named =
          page.locator("label").filter(new Locator.FilterOptions().setHasText(beginning(label)));
      return form.locator(".fjs-form-field")
          .filter(new Locator.FilterOptions().setHas(named))
          .filter(new Locator.FilterOptions().setHasNot(page.locator(".fjs-form-field")));
    }

    /** A required field has a star after its label. The browser does not know Java's quoting. */
    private static Pattern beginning(String label) {
      return Pattern.compile("^" + label.replaceAll("[^\\w ]", "\\\\$0"));
    }

    private static Locator.WaitForOptions gone() {
      return new Locator.WaitForOptions()
          .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
    }
  }
}
