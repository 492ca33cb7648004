package org.imprimatur.workflow.gate;

/**
 * What a diagram, a table or a form has to keep to before it runs here, and what to do where it
 * does not. The handbook lists them as they stand here.
 */
public enum Rule {
  UNAPPROVED(
      "IMP-P01",
      "Nothing goes out that the client has not approved as it stands.",
      "Lead every way to publishing through \u201cAsk client for approval\u201d and the answer Yes,"
          + " after the last step that can change the content."),
  FORGED_ANSWER(
      "IMP-P02", "Only an approval says what was approved.", "Give the variable another name."),
  NEVER_PUBLISHED(
      "IMP-P03",
      "An approved piece gets out.",
      "Hand the approval's answer back from the called process (camunda:out approvalDecision) and"
          + " compare it with 'APPROVE' at a gateway."),
  UNKNOWN_PROCESS(
      "IMP-P04",
      "What is called exists.",
      "Deploy the called process first, or in the same deployment."),
  TOO_PARALLEL(
      "IMP-P05",
      "What can happen is few enough to be followed to its end.",
      "Move a part into a process of its own, or let fewer things run at the same time."),
  NOT_UNDERSTOOD(
      "IMP-P06",
      "Every element is one whose meaning can be followed.",
      "Use tasks, gateways, events, sub-processes and call activities."),
  UNREACHABLE("IMP-S01", "Everything drawn can happen.", "Lead a flow to it, or take it out."),
  STUCK(
      "IMP-S02",
      "Whatever begins can come to an end.",
      "Join with a parallel gateway only what was split by one, and give every circle a way out."),
  TWICE_AT_ONCE(
      "IMP-S03",
      "No step is carried out twice by mistake.",
      "Join the branches with a parallel gateway before it."),
  UNCAUGHT(
      "IMP-S04",
      "Every error that is thrown is caught.",
      "Put an error event with the same code on the border of what it happens in."),
  SPINNING(
      "IMP-S05", "No circle runs by itself.", "Put a person, a date or a message into the circle."),
  NO_OWNER(
      "IMP-R01",
      "Every human step has somebody responsible.",
      "Choose a group under \u201cWho does it\u201d."),
  NO_TAKEOVER(
      "IMP-R02",
      "Every human step has somebody who takes over when it takes too long.",
      "Choose a group under \u201cWho takes over\u201d, or put a timer on it."),
  UNKNOWN_GROUP("IMP-R03", "Whoever takes over exists.", "Choose one of the groups people are in."),
  NOT_ASYNCHRONOUS(
      "IMP-R04",
      "A machine's failure undoes nobody's work.",
      "Tick \u201cAsynchronous before\u201d."),
  NO_RETRIES(
      "IMP-R05",
      "It is said when a machine step is tried again.",
      "Fill in \u201cTry again after\u201d, for example PT10S,PT1M,PT10M."),
  ERROR_PATH(
      "IMP-R06",
      "What a step may refuse leads on to somebody.",
      "Put an error event with that code on its border and lead it to a person."),
  NOT_TOLD(
      "IMP-R07",
      "A process that works on one of several is told which one.",
      "Make the call a multi-instance over publicationIds, call each one publicationId, and hand"
          + " that in: once for each channel."),
  FILE_TYPE(
      "IMP-D01",
      "Only processes, decision tables and forms are deployed.",
      "Deploy .bpmn, .dmn and .form files only."),
  TENANT(
      "IMP-D02",
      "A process is for all clients or for one of ours.",
      "Leave the tenant id empty, or name an existing client."),
  NO_SCRIPT(
      "IMP-D03", "No scripts.", "Let a step do it: a service task with a delegate expression."),
  NO_CLASS(
      "IMP-D04",
      "No programs named in a diagram.",
      "Name a step by camunda:delegateExpression=\"${step}\"."),
  NO_CONNECTOR(
      "IMP-D05", "No connectors.", "Let a step do it: a service task with a delegate expression."),
  NO_EMBEDDED_FORM("IMP-D06", "Forms are Camunda Forms.", "Use a Camunda Form: camunda:formRef."),
  EXPRESSION(
      "IMP-D07",
      "Expressions name and compare, nothing else.",
      "Name a step or a variable, or compare one variable with a value."),
  FIXED_RETRIES(
      "IMP-D08",
      "Times of trying again are written down.",
      "Write the retry times down, for example R3/PT10S."),
  FEEL_ONLY("IMP-D09", "Decisions are written in FEEL.", "Write decisions in FEEL."),
  UNKNOWN_STEP(
      "IMP-D10",
      "Every step named exists.",
      "Choose a step from the templates; the handbook lists them."),
  UNKNOWN_FORM(
      "IMP-D11",
      "Every form shown exists and has a step that reads it.",
      "Deploy the form first, and name one that a step of ours fills."),
  BINDING(
      "IMP-D12",
      "What is called, asked or shown is named outright and is the newest.",
      "Name it by its key and bind it to the latest version."),
  TIMER(
      "IMP-D13",
      "Nothing repeats more than once a minute.",
      "Let a minute or more pass between two times."),
  TOO_BIG(
      "IMP-D14",
      "A file is of a size that can be checked and drawn.",
      "Divide it into several processes."),
  NO_HISTORY_LIMIT(
      "IMP-D15",
      "It is said how long the history is kept.",
      "Set the history time to live, for example P180D."),
  SYSTEM_PROCESS(
      "IMP-D16",
      "The watch over all processes is not changed by one of them.",
      "Give your process another id."),
  FORM_COMPONENT(
      "IMP-D17",
      "A form holds what Tasklist can show, and shows outside text where it is harmless.",
      "Use the components of Camunda Forms 7.24, and show data in an HTML view."),
  UNREADABLE("IMP-D18", "A file can be read.", "Save it again in Camunda Modeler."),
  UNKNOWN_DECISION(
      "IMP-D19", "Every decision table asked exists.", "Deploy the decision table first."),
  NO_STEP("IMP-D20", "Every task says what is done.", "Choose a template for the task."),
  SETTING(
      "IMP-D21",
      "Plain fields are filled with what they are for.",
      "Write durations like PT24H or P2D, groups by their names."),
  STEP_ON_EVENT(
      "IMP-D22",
      "What a machine does is drawn as a task.",
      "Put a service task with the step before the event."),
  UNLABELLED_FLOW(
      "IMP-W01", "Flows out of a question say the answer.", "Write the answer on the flow.", true),
  NO_DEFAULT(
      "IMP-W02", "A question always has an answer.", "Mark one flow as the default flow.", true),
  TOO_MANY_NODES(
      "IMP-W03",
      "A diagram is read at a glance.",
      "Move a part of it into a process of its own.",
      true),
  UNDOCUMENTED(
      "IMP-W04",
      "Who does a task reads what it is for.",
      "Write a sentence or two under Documentation.",
      true),
  UNLABELLED("IMP-W05", "Everything has a name.", "Give it a label.", true);

  private final String id;
  private final String meaning;
  private final String remedy;
  private final boolean warning;

  Rule(String id, String meaning, String remedy) {
    this(id, meaning, remedy, false);
  }

  Rule(String id, String meaning, String remedy, boolean warning) {
    this.id = id;
    this.meaning = meaning;
    this.remedy = remedy;
    this.warning = warning;
  }

  public String id() {
    return id;
  }

  /** The rule, as a sentence. */
  public String meaning() {
    return meaning;
  }

  /** What to do where it is not kept. */
  public String remedy() {
    return remedy;
  }

  /** Whether it is advice: then the file is let in all the same. */
  public boolean warning() {
    return warning;
  }
}
