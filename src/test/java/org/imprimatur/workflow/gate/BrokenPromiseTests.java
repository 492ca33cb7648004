package org.imprimatur.workflow.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.workflow.gate.Corpus.APPROVED;
import static org.imprimatur.workflow.gate.Corpus.wrong;

import java.util.stream.Stream;
import org.imprimatur.workflow.gate.Corpus.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However it is drawn: what goes round the approval is not let in. */
class BrokenPromiseTests {
  private static final String UNAPPROVED = "IMP-P01";
  private static final String FORGED = "IMP-P02";
  private static final String NOT_TOLD = "IMP-R07";
  private static final String NEVER = "IMP-P03";

  private static final String OUT =
      """
      machine publish publishPost
      end done
      publish > done
      """;

  @ParameterizedTest
  @MethodSource("diagrams")
  void isRefused(Case wrong) {
    assertThat(Corpus.refusals(wrong.files())).contains(wrong.rule());
  }

  static Stream<Case> diagrams() {
    return Stream.of(ways(), changes(), calls(), answers(), disguises()).flatMap(each -> each);
  }

  /** Ways round the approval. */
  private static Stream<Case> ways() {
    return Stream.of(
        wrong(
            UNAPPROVED,
            "no approval at all",
            "start begin request-piece\nhuman draft draft-piece\nbegin > draft > publish"
                + "\n"
                + OUT),
        wrong(
            UNAPPROVED,
            "the approval's answer is not read",
            """
            start begin request-piece
            human draft draft-piece
            ask approval
            begin > draft > approval > publish
            """
                + OUT),
        wrong(
            UNAPPROVED,
            "by the default flow",
            APPROVED.replace("refused else", "publish else")
                + OUT.replace("end done", "end done\napproved > refused if yes")),
        wrong(
            UNAPPROVED,
            "by a flow around it",
            """
            start begin request-piece
            human draft draft-piece
            xor urgent
            ask approval
            xor approved
            end refused
            begin > draft > urgent
            urgent > publish if hurry == true
            urgent > approval else
            approval > approved
            approved > publish if yes
            approved > refused else
            """
                + OUT),
        bypass("by a message on the border", "on event approval message Hurry"),
        bypass("by a timer on the border", "on event approval timer"),
        bypass("by an error on the border", "on event approval error"),
        bypass("by a signal on the border", "on event approval signal Hurry"),
        bypass("by an escalation on the border", "on event approval escalation Hurry"),
        bypass("by a condition on the border", "on event approval when hurry"),
        bypass("by a timer beside", "on event approval timer beside"),
        bypass("by a message beside", "on event approval message Hurry beside"),
        wrong(
            UNAPPROVED,
            "by an interrupting event sub-process",
            APPROVED
                + "approved > publish if yes\n"
                + OUT
                + """
                event hurry {
                start hurried message Hurry
                machine now publishPost
                end out
                hurried > now > out
                }
                """),
        wrong(
            UNAPPROVED,
            "by an event sub-process beside",
            APPROVED
                + "approved > publish if yes\n"
                + OUT
                + """
                event hurry {
                start hurried timer beside
                machine now publishPost
                end out
                hurried > now > out
                }
                """),
        wrong(
            UNAPPROVED,
            "by a parallel branch",
            """
            start begin request-piece
            human draft draft-piece
            and split
            ask approval
            and join
            end done
            machine publish publishPost
            begin > draft > split > approval > join > done
            split > publish > join
            """),
        wrong(
            UNAPPROVED,
            "by some of several branches",
            """
            start begin request-piece
            human draft draft-piece
            or split
            ask approval
            or join
            begin > draft > split
            split > approval if a == 1
            split > join else
            approval > join > publish
            """
                + OUT),
        wrong(
            UNAPPROVED,
            "by a link",
            """
            start begin request-piece
            human draft draft-piece
            xor urgent
            throw there link onwards
            catch here link onwards
            ask approval
            xor approved
            end refused
            begin > draft > urgent
            urgent > there if hurry == true
            urgent > approval else
            approval > approved
            approved > publish if yes
            approved > refused else
            here > publish
            """
                + OUT),
        wrong(
            UNAPPROVED,
            "by nobody to ask: a list that may be empty",
            """
            start begin request-piece
            human draft draft-piece
            human approval approve-piece each
            begin > draft > approval > publish
            """
                + OUT),
        wrong(
            UNAPPROVED,
            "by whichever event comes first",
            """
            start begin request-piece
            human draft draft-piece
            choose first
            catch ready message Ready
            catch late timer
            ask approval
            xor approved
            end refused
            begin > draft > first > ready > approval > approved
            first > late > publish
            approved > publish if yes
            approved > refused else
            """
                + OUT),
        wrong(
            UNAPPROVED,
            "begun by a message behind the approval",
            APPROVED
                + """
                start straight message Straight
                straight > publish
                approved > publish if yes
                """
                + OUT),
        wrong(
            UNAPPROVED,
            "by an error thrown in a sub-process",
            """
            start begin request-piece
            human draft draft-piece
            sub asking {
            start asked
            xor urgent
            end hurried error Hurry
            human approval approve-piece
            end answered
            asked > urgent
            urgent > hurried if hurry == true
            urgent > approval else
            approval > answered
            }
            on hurry asking error Hurry
            xor approved
            end refused
            begin > draft > asking > approved
            hurry > publish
            approved > publish if yes
            approved > refused else
            """
                + OUT));
  }

  private static Case bypass(String name, String event) {
    return wrong(
        UNAPPROVED,
        name,
        APPROVED + event + "\nevent > publish\napproved > publish if yes\n" + OUT);
  }

  /** Changes after the approval. */
  private static Stream<Case> changes() {
    return Stream.of(
        wrong(
            UNAPPROVED,
            "revised after the approval",
            APPROVED
                + "human revise revise-piece\napproved > revise if yes\nrevise > publish\n"
                + OUT),
        wrong(
            UNAPPROVED,
            "revised after the first publishing, published again",
            APPROVED
                + """
                machine first publishPost
                human revise revise-piece
                approved > first if yes
                first > revise > publish
                """
                + OUT),
        wrong(
            UNAPPROVED,
            "back to the publishing after an edit",
            APPROVED
                + """
                human choose choose-slot
                on edited choose message PieceEdited
                approved > choose if yes
                choose > publish
                edited > publish
                """
                + OUT),
        wrong(
            UNAPPROVED,
            "an edit waited for after the approval",
            APPROVED
                + "catch edited message PieceEdited\napproved > edited if yes\nedited > publish\n"
                + OUT),
        wrong(
            UNAPPROVED,
            "an edit received after the approval",
            APPROVED
                + "receive edited PieceEdited\napproved > edited if yes\nedited > publish\n"
                + OUT),
        wrong(
            UNAPPROVED,
            "edited beside, in an event sub-process",
            APPROVED
                + "approved > publish if yes\n"
                + OUT
                + """
                event editing {
                start edited message PieceEdited beside
                end noted
                edited > noted
                }
                """),
        wrong(
            UNAPPROVED,
            "one branch revises what another has approved",
            """
            start begin request-piece
            human draft draft-piece
            and split
            ask approval
            human revise revise-piece
            and join
            xor approved
            end refused
            begin > draft > split > approval > join > approved
            split > revise > join
            approved > publish if yes
            approved > refused else
            """
                + OUT),
        wrong(
            UNAPPROVED,
            "a reminder that lets somebody revise beside",
            APPROVED
                + """
                human wait choose-slot
                on late wait timer beside
                human revise revise-piece
                end revised
                approved > wait if yes
                wait > publish
                late > revise > revised
                """
                + OUT),
        wrong(
            UNAPPROVED,
            "an outdated answer is read again",
            APPROVED
                + """
                human revise revise-piece
                xor still
                end no
                approved > revise if yes
                revise > still
                still > publish if yes
                still > no else
                """
                + OUT),
        wrong(
            UNAPPROVED,
            "each of several is drafted, approved and published beside the others",
            """
            start begin request-piece
            sub all each {
            start started
            human draft draft-piece
            ask approval
            xor approved
            machine publish publishPost
            end out
            end no
            started > draft > approval > approved
            approved > publish if yes
            approved > no else
            publish > out
            }
            end done
            begin > all > done
            """),
        wrong(
            UNAPPROVED,
            "a second no after a first yes",
            APPROVED + "ask again\napproved > again if yes\nagain > publish\n" + OUT),
        wrong(
            UNAPPROVED,
            "what is undone is revised",
            """
            start begin request-piece
            human draft draft-piece
            on undo draft compensate
            <userTask id="revise" isForCompensation="true" camunda:formRef="revise-piece" camunda:formRefBinding="latest" camunda:candidateGroups="leads"><extensionElements><camunda:properties><camunda:property name="escalateTo" value="leads"/></camunda:properties></extensionElements></userTask>
            <association id="a" sourceRef="undo" targetRef="revise"/>
            ask approval
            xor approved
            end refused
            throw back compensate
            begin > draft > approval > approved
            approved > back if yes
            approved > refused else
            back > publish
            """
                + OUT),
        wrong(
            UNAPPROVED,
            "what is undone is published, in a sub-process",
            """
            start begin request-piece
            human draft draft-piece
            on undo draft compensate
            sub undoing undo {
            start undone
            machine now publishPost
            end out
            undone > now > out
            }
            <association id="a" sourceRef="undo" targetRef="undoing"/>
            throw back compensate
            end done
            begin > draft > back > done
            """),
        wrong(
            UNAPPROVED,
            "what is undone is revised, in an event sub-process",
            """
            start begin request-piece
            sub drafting {
            start started
            human draft draft-piece
            end drafted
            started > draft > drafted
            event undoing {
            start undone compensate
            human revise revise-piece
            end over
            undone > revise > over
            }
            }
            ask approval
            xor approved
            end refused
            throw back compensate
            begin > drafting > approval > approved
            approved > back if yes
            approved > refused else
            back > publish
            """
                + OUT));
  }

  /** Processes that call one another. */
  private static Stream<Case> calls() {
    return Stream.of(
        wrong(
            NEVER,
            "the answer is not handed back",
            """
            start begin request-piece
            human draft draft-piece
            call approval client-approval
            xor approved
            end refused
            begin > draft > approval > approved
            approved > publish if yes
            approved > refused else
            """
                + OUT),
        wrong(
            NEVER,
            "the called process asks nobody",
            """
            start begin request-piece
            human draft draft-piece
            call part part out
            xor approved
            end refused
            begin > draft > part > approved
            approved > publish if yes
            approved > refused else
            """
                + OUT,
            "start begin\nhuman look look-at-result\nend done\nbegin > look > done"),
        wrong(
            UNAPPROVED,
            "the called process publishes",
            """
            start begin request-piece
            human draft draft-piece
            call part part
            end done
            begin > draft > part > done
            """,
            "start begin\nbegin > publish\n" + OUT),
        wrong(
            UNAPPROVED,
            "the called process can be begun by a message, too",
            APPROVED + "call part part\nend done\napproved > part if yes\npart > done",
            "start begin\nstart straight message Straight\nbegin > publish\nstraight > publish\n"
                + OUT),
        wrong(
            UNAPPROVED,
            "the called process revises what was approved",
            APPROVED + "call part part\napproved > part if yes\npart > publish\n" + OUT,
            "start begin\nhuman revise revise-piece\nend over\nbegin > revise > over"),
        wrong(
            UNAPPROVED,
            "two processes that call each other, and nobody else does",
            "start begin\nxor more\ncall part part\nend over\nbegin > more\nmore > part if a == 1\nmore > over else\npart > over",
            "start begin\nhuman draft draft-piece\ncall own own\nbegin > draft > own > publish\n"
                + OUT),
        wrong(
            NOT_TOLD,
            "the shipped publication called once, as if there were one channel",
            APPROVED
                + """
                call publish publication publicationId:publicationId
                end done
                approved > publish if yes
                publish > done
                """),
        wrong(
            NOT_TOLD,
            "the shipped publication for each channel, told nothing",
            APPROVED
                + """
                call publish publication each
                end done
                approved > publish if yes
                publish > done
                """),
        wrong(
            NOT_TOLD,
            "the shipped publication called once, by a process in between",
            APPROVED
                + """
                call part part post:post
                end done
                approved > part if yes
                part > done
                """,
            """
            start begin
            call publish publication post:publicationId
            end out
            begin > publish > out
            """),
        wrong(
            "IMP-P04",
            "a process nobody knows",
            "start begin\ncall part nowhere\nend done\nbegin > part > done"),
        wrong(
            "IMP-P05",
            "calls that double ten times over",
            "start begin request-piece\n" + calls("part") + OUT,
            "start begin\n" + calls("other") + "end over\nc11 > over",
            "start begin\n"
                + calls("publication").replace("begin", "begin")
                + "end over\nc11 > over"));
  }

  private static String calls(String key) {
    var text = new StringBuilder();
    var way = new StringBuilder("begin");
    for (int i = 0; i < 12; i++) {
      text.append("call c").append(i).append(' ').append(key).append('\n');
      way.append(" > c").append(i);
    }
    return text.append(way).append('\n').toString() + (key.equals("part") ? "c11 > publish\n" : "");
  }

  /** Answers that are none. */
  private static Stream<Case> answers() {
    return Stream.of(
        condition("the answer is another one", "approvalDecision == 'REJECT'"),
        condition("any other answer will do", "approvalDecision != 'REJECT'"),
        condition(
            "the approval or something else", "approvalDecision == 'APPROVE' || hurry == true"),
        condition(
            "the approval or something else, in words", "approvalDecision == 'APPROVE' or hurry"),
        condition("not approved", "not (approvalDecision == 'APPROVE')"),
        condition("both or not both", "(approvalDecision == 'APPROVE' && a == 'b') == false"),
        condition(
            "the approval is only quoted", "a ne \"b && approvalDecision == 'APPROVE' && c\""),
        condition("another variable says so", "reviewDecision == 'APPROVE'"),
        condition("always", "true"),
        wrong(
            UNAPPROVED,
            "a condition that the gateway does not ask",
            """
            start begin request-piece
            human draft draft-piece
            ask approval
            and approved
            human look look-at-result
            end looked
            begin > draft > approval > approved
            approved > publish if yes
            approved > look > looked
            """
                + OUT),
        forged(
            "an output parameter",
            "<callActivity id=\"x\" calledElement=\"performance-check\" camunda:calledElementBinding=\"latest\"><extensionElements><camunda:inputOutput><camunda:outputParameter name=\"approvalDecision\">APPROVE</camunda:outputParameter></camunda:inputOutput></extensionElements></callActivity>"),
        forged(
            "an input parameter",
            "<callActivity id=\"x\" calledElement=\"performance-check\" camunda:calledElementBinding=\"latest\"><extensionElements><camunda:inputOutput><camunda:inputParameter name=\"approvalDecision\">APPROVE</camunda:inputParameter></camunda:inputOutput></extensionElements></callActivity>"),
        forged(
            "the result of a decision",
            "<businessRuleTask id=\"x\" camunda:decisionRef=\"approval-policy\" camunda:decisionRefBinding=\"latest\" camunda:asyncBefore=\"true\" camunda:mapDecisionResult=\"singleEntry\" camunda:resultVariable=\"approvalDecision\"/>"),
        forged(
            "the element of a list",
            "<callActivity id=\"x\" calledElement=\"performance-check\" camunda:calledElementBinding=\"latest\"><multiInstanceLoopCharacteristics camunda:collection=\"${all}\" camunda:elementVariable=\"approvalDecision\"/></callActivity>"),
        forged(
            "the element of a list, as the standard writes it",
            "<callActivity id=\"x\" calledElement=\"performance-check\" camunda:calledElementBinding=\"latest\"><multiInstanceLoopCharacteristics><loopDataInputRef>all</loopDataInputRef><inputDataItem name=\"approvalDecision\"/></multiInstanceLoopCharacteristics></callActivity>"),
        forged(
            "another variable handed back under its name",
            "<callActivity id=\"x\" calledElement=\"performance-check\" camunda:calledElementBinding=\"latest\"><extensionElements><camunda:out source=\"title\" target=\"approvalDecision\"/></extensionElements></callActivity>"),
        forged(
            "a constant handed back under its name",
            "<callActivity id=\"x\" calledElement=\"performance-check\" camunda:calledElementBinding=\"latest\"><extensionElements><camunda:out sourceExpression=\"APPROVE\" target=\"approvalDecision\"/></extensionElements></callActivity>"),
        forged(
            "what a signal carries",
            "<intermediateThrowEvent id=\"x\"><signalEventDefinition signalRef=\"signal_S\"><extensionElements><camunda:in sourceExpression=\"APPROVE\" target=\"approvalDecision\"/></extensionElements></signalEventDefinition></intermediateThrowEvent>"),
        wrong(
            FORGED,
            "the code of an error",
            """
            start begin request-piece
            human draft draft-piece
            ask approval
            <boundaryEvent id="failed" attachedToRef="approval"><errorEventDefinition camunda:errorCodeVariable="approvalDecision"/></boundaryEvent>
            xor approved
            end refused
            begin > draft > approval > approved
            failed > approved
            approved > publish if yes
            approved > refused else
            """
                + OUT),
        wrong(
            FORGED,
            "who began it",
            """
            <startEvent id="begin" camunda:initiator="approvalDecision" camunda:formRef="request-piece" camunda:formRefBinding="latest"/>
            human draft draft-piece
            ask approval
            xor approved
            end refused
            begin > draft > approval > approved
            approved > publish if yes
            approved > refused else
            """
                + OUT));
  }

  private static Case condition(String name, String condition) {
    return wrong(UNAPPROVED, name, APPROVED + "approved > publish if " + condition + "\n" + OUT);
  }

  private static Case forged(String name, String element) {
    return wrong(
        FORGED,
        name,
        APPROVED.replace("approval > approved", "approval > x > approved")
            + element
            + "\ncatch dummy signal S\nend no\ndummy > no\napproved > publish if yes\n"
            + OUT);
  }

  /** Steps that look like an approval and are none. */
  private static Stream<Case> disguises() {
    return Stream.of(
        disguise(
            "an approval form on a machine's step",
            "<serviceTask id=\"again\" camunda:formRef=\"approve-piece\" camunda:delegateExpression=\"${weighPiece}\" camunda:asyncBefore=\"true\"/>"),
        disguise(
            "an approving step on a human's",
            "<userTask id=\"again\" camunda:delegateExpression=\"${approveTacitly}\" camunda:formRef=\"review-piece\" camunda:formRefBinding=\"latest\" camunda:candidateGroups=\"leads\"/>"),
        disguise(
            "an approving step on a manual task",
            "<manualTask id=\"again\" camunda:delegateExpression=\"${approveTacitly}\"/>"),
        disguise(
            "an approving step on a gateway",
            "<exclusiveGateway id=\"again\" camunda:delegateExpression=\"${approveTacitly}\"/>"),
        disguise(
            "an approving step on a decision",
            "<businessRuleTask id=\"again\" camunda:delegateExpression=\"${approveTacitly}\" camunda:decisionRef=\"approval-policy\" camunda:decisionRefBinding=\"latest\" camunda:asyncBefore=\"true\"/>"),
        disguise(
            "an approving step that only listens",
            "<userTask id=\"again\" camunda:formRef=\"review-piece\" camunda:formRefBinding=\"latest\" camunda:candidateGroups=\"leads\"><extensionElements><camunda:taskListener event=\"create\" delegateExpression=\"${approvePiece}\"/></extensionElements></userTask>"),
        new Case(
            "an approval drawn in a process that is not run",
            UNAPPROVED,
            java.util.List.of(
                Sketch.file(
                    "own",
                    APPROVED
                        + """
                        human revise revise-piece
                        call part part in out
                        xor still
                        end no
                        approved > revise if yes
                        revise > part > still
                        still > publish if yes
                        still > no else
                        """
                        + OUT),
                Sketch.file("part", "start begin\nend done\nbegin > done"),
                new ModelFile(
                    "zzz.bpmn",
                    Sketch.xml(
                            "part",
                            "start begin\nhuman approval approve-piece\nend done\nbegin > approval > done")
                        .replace("isExecutable=\"true\"", "isExecutable=\"false\"")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    false))));
  }

  /** Revised after a first approval; the second one is in disguise. */
  private static Case disguise(String name, String element) {
    return wrong(
        UNAPPROVED,
        name,
        APPROVED
            + "human revise revise-piece\n"
            + element
            + """

            xor still
            end no
            approved > revise if yes
            revise > again > still
            still > publish if yes
            still > no else
            """
            + OUT);
  }
}
