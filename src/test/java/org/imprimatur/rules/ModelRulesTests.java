package org.imprimatur.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule bites: a model spoilt in one place is found out there, by that rule. */
class ModelRulesTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          file = id | content-piece | <bpmn:process id="content-piece" | <bpmn:process id="content-pieces" | content-pieces
          executable | content-piece | isExecutable="true" | isExecutable="false" | content-piece
          short noun | content-piece | name="Content piece" | name="The whole life of a piece" | content-piece
          history | publication | historyTimeToLive="P180D" | historyTimeToLive="P1D" | publication
          message id | content-piece | name="SlotMoved" | name="PieceEdited" | Message_SlotMoved
          message = event | content-piece | Message_SlotMoved" name="SlotMoved" | Message_SlotVanished" name="SlotVanished" | Message_SlotVanished
          error id | content-piece | errorCode="SlotNeeded" | errorCode="PostRejected" | Error_SlotNeeded
          error = exception | content-piece | errorCode="SlotNeeded" | errorCode="Nothing" | Error_SlotNeeded
          label | content-piece | name="Draft piece" | name="" | Task_DraftPiece
          id prefix | content-piece | "Task_DraftPiece" | "Activity_DraftPiece" | Activity_DraftPiece
          id = label | content-piece | name="Draft piece" | name="Write piece" | Task_DraftPiece
          gateway asks | content-piece | name="Accepted?" | name="Accepted" | Gateway_Accepted
          event label | content-piece | name="Piece requested" | name="Request piece" | StartEvent_PieceRequested
          task label | content-piece | name="Review piece" | name="Reviewing piece" | Task_ReviewPiece
          flow id | content-piece | SequenceFlow_AcceptedNo | SequenceFlow_1 | SequenceFlow_1
          flow answers | content-piece | SequenceFlow_AcceptedNo" name="No" | SequenceFlow_AcceptedNo" | SequenceFlow_AcceptedNo
          reached | content-piece | targetRef="EndEvent_PieceRejected" | targetRef="Task_RevisePiece" | EndEvent_PieceRejected
          goes on | content-piece | sourceRef="Task_ChooseSlot" | sourceRef="Task_DraftPiece" | Task_ChooseSlot
          decision | client-approval | decisionRef="approval-policy" | decisionRef="policy" | Task_ChooseApprovers
          binding | client-approval | decisionRefBinding="latest" | decisionRefBinding="deployment" | Task_ChooseApprovers
          asynchronous | client-approval | name="Choose approvers" camunda:asyncBefore="true" | name="Choose approvers" | Task_ChooseApprovers
          variable | client-approval | resultVariable="approvalRoute" | resultVariable="route" | Task_ChooseApprovers
          variable | client-approval | ${stageSettled} | ${settled} | Task_ApprovePiece
          default flow | content-piece | default="SequenceFlow_AcceptedNo" | | Gateway_Accepted
          condition | content-piece | default="SequenceFlow_AcceptedNo" | default="SequenceFlow_AcceptedYes" | SequenceFlow_AcceptedNo
          condition | content-piece | 'REJECT' | 'REJECTED' | SequenceFlow_ApprovedRejected
          called process | content-piece | calledElement="publication" | calledElement="posting" | CallActivity_PublishPosts
          binding | content-piece | calledElementBinding="latest" | calledElementBinding="deployment" | CallActivity_PublishPosts
          business key | publication | <camunda:in businessKey="#{execution.processBusinessKey}" /> | | CallActivity_PublishFirstComment
          form | content-piece | formRef="review-piece" | formRef="review" | Task_ReviewPiece
          form = task | content-piece | formRef="review-piece" | formRef="revise-piece" | Task_ReviewPiece
          binding | content-piece | formRef="review-piece" camunda:formRefBinding="latest" | formRef="review-piece" camunda:formRefBinding="deployment" | Task_ReviewPiece
          form step | content-piece | <camunda:properties> | <camunda:taskListener delegateExpression="${reviewPiece}" event="complete" /><camunda:properties> | Task_DraftPiece
          who takes over | content-piece | name="escalateTo" | name="escalateto" | Task_DraftPiece
          start step | content-piece | formRef="request-piece" | formRef="draft-piece" | StartEvent_PieceRequested
          groups | content-piece | candidateGroups="reviewers" | candidateGroups="re-viewers" | Task_ReviewPiece
          groups | content-piece | candidateGroups="reviewers" | assignee="ann" | Task_ReviewPiece
          step | publication | "${publishPost}" | "${sender.send()}" | Task_PublishPost
          asynchronous | content-piece | asyncBefore="true" camunda:delegateExpression="${schedulePublications}" | delegateExpression="${schedulePublications}" | Task_SchedulePublications
          listener | publication | "${planPublication}" | "${dataSource}" | StartEvent_PublicationPlanned
          retries | publication | R3/PT10S | R3/10 | Task_PublishPost
          retries | publication | <camunda:failedJobRetryTimeCycle>R3/PT10S</camunda:failedJobRetryTimeCycle> | | Task_PublishPost
          one variable | publication | ${mediaReady} | ${mediaReady and hasFirstComment} | SequenceFlow_MediaReadyYes
          one variable | publication | ${mediaReady} | ${desk.ready()} | SequenceFlow_MediaReadyYes
          variable | publication | ${publishAt} | ${publishTime} | Event_SlotReached
          variable | publication | ${publishAt} | ${mediaReady} | Event_SlotReached
          variable | client-approval | "${clientGroup}" | "${group}" | Task_ApprovePiece
          variable | content-piece | "${publicationIds}" | "${publications}" | CallActivity_PublishPosts
          variable | publication | source="firstCommentId" | source="commentId" | CallActivity_PublishFirstComment
          drawn | content-piece | bpmnElement="Task_DraftPiece" | bpmnElement="Task_ReviewPiece" | Task_DraftPiece
          """)
  void spoiltProcessIsFoundOut(
      String rule, String process, String from, String to, String element) {
    var sound = ShippedProcess.text(Path.of("processes", process + ".bpmn"));
    var spoilt = sound.replace(from, to == null ? "" : to);
    assertThat(spoilt).isNotEqualTo(sound);

    assertThat(ModelRules.check(ShippedProcess.of(process + ".bpmn", spoilt)))
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo(rule);
              assertThat(finding.element()).isEqualTo(element);
              assertThat(finding.toString()).contains(process + ".bpmn", element, finding.remedy());
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          platform | "Camunda Platform" | "Camunda Cloud"
          choices | "RETURN" | "return"
          choices | "values": [ | "valuesKey": "some", "values": [
          """)
  void spoiltFormIsFoundOut(String rule, String from, String to) {
    var sound = ShippedProcess.text(Path.of("forms", "review-piece.form"));
    var spoilt = sound.replace(from, to);
    assertThat(spoilt).isNotEqualTo(sound);

    assertThat(ModelRules.check(ShippedForm.of("review-piece.form", spoilt)))
        .extracting(Finding::rule)
        .contains(rule);
  }
}
