package org.imprimatur.replay.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.imprimatur.approvals.Rehearsals;

/** What stands in for each of our steps in a replay: the rules on what was recorded. */
class Players {
  private final People people;
  private final Map<String, Machine> machines = new HashMap<>();
  private final Map<String, Human> humans = new HashMap<>();
  private Rehearsed piece;

  Players(Rehearsals rehearsals, People people) {
    this.people = people;
    var writing = new WritingPlayers(() -> piece);
    var asking = new AskingPlayers(rehearsals, () -> piece);
    var sending = new SendingPlayers(() -> piece);
    machines.putAll(writing.machines());
    machines.putAll(asking.machines());
    machines.putAll(sending.machines());
    machines.putAll(new MeasuringPlayers(() -> piece).machines());
    humans.putAll(writing.humans());
    humans.putAll(asking.humans());
    humans.putAll(sending.humans());
  }

  /** A step that a machine does. */
  interface Machine {
    void play(VariableScope scope);
  }

  /** A step that a person does; this is what their answer comes to. */
  interface Human {
    void answer(DelegateTask task, OpenStep step);
  }

  void begin(Rehearsed with) {
    piece = with;
  }

  /** Stands in for the step of that name, wherever a model names it. */
  Object of(String step) {
    return new Player(
        machines.getOrDefault(step, scope -> {}), humans.getOrDefault(step, (task, open) -> {}));
  }

  private class Player implements JavaDelegate, ExecutionListener, TaskListener {
    private final Machine machine;
    private final Human human;

    Player(Machine machine, Human human) {
      this.machine = machine;
      this.human = human;
    }

    @Override
    public void execute(DelegateExecution execution) {
      machine.play(execution);
    }

    @Override
    public void notify(DelegateExecution execution) {
      machine.play(execution);
    }

    @Override
    public void notify(DelegateTask task) {
      if (EVENTNAME_COMPLETE.equals(task.getEventName()))
        human.answer(task, people.open(task.getId()));
    }
  }
}
