package org.imprimatur.workflow.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.workflow.gate.Corpus.APPROVED;
import static org.imprimatur.workflow.gate.Corpus.good;

import java.util.stream.Stream;
import org.imprimatur.workflow.gate.Corpus.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an owner may well want to draw is let in. */
class GoodDiagramsTests {
  /** Then it goes out. */
  private static final String OUT =
      """
      machine publish publishPost
      end done
      approved > publish if yes
      publish > done
      """;

  @ParameterizedTest
  @MethodSource("diagrams")
  void isLetIn(Case good) {
    assertThat(Corpus.remarks(good.files())).isEmpty();
  }

  static Stream<Case> diagrams() {
    return Stream.of(
        good("drafted, approved, published", APPROVED + OUT),
        good(
            "nothing is published at all",
            """
            start begin
            human look look-at-result
            end done
            begin > look > done
            """),
        good(
            "a second review before the approval",
            """
            start begin request-piece
            human draft draft-piece
            human review review-piece
            human again review-piece
            ask approval
            xor accepted
            xor approved
            end refused
            begin > draft > review > again > accepted
            accepted > approval if reviewDecision == 'APPROVE'
            accepted > draft else
            approval > approved
            approved > refused else
            """
                + OUT),
        good(
            "a legal check after the approval",
            """
            start begin request-piece
            human draft draft-piece
            ask approval
            xor approved
            human legal review-piece
            machine publish publishPost
            end done
            end refused
            begin > draft > approval > approved
            approved > legal if yes
            approved > refused else
            legal > publish > done
            """),
        good(
            "a legal check before the approval that sends back",
            """
            start begin request-piece
            human draft draft-piece
            human legal review-piece
            human revise revise-piece
            xor fine
            ask approval
            xor approved
            end refused
            begin > draft > legal > fine
            fine > approval if reviewDecision == 'APPROVE'
            fine > revise else
            revise > legal
            approval > approved
            approved > refused if approvalDecision == 'REJECT'
            approved > revise else
            """
                + OUT),
        good(
            "a legal check after the approval that sends back to where it is approved again",
            """
            start begin request-piece
            human draft draft-piece
            ask approval
            xor approved
            human legal review-piece
            xor fine
            machine publish publishPost
            end done
            end refused
            begin > draft > approval > approved
            approved > legal if yes
            approved > refused else
            legal > fine
            fine > publish if reviewDecision == 'APPROVE'
            fine > draft else
            publish > done
            """),
        good(
            "two approvals one after the other",
            """
            start begin request-piece
            human draft draft-piece
            ask first
            xor firstly
            ask second
            xor approved
            end refused
            begin > draft > first > firstly
            firstly > second if yes
            firstly > refused else
            second > approved
            approved > refused else
            """
                + OUT),
        good(
            "two reviews at the same time, then the approval",
            """
            start begin request-piece
            human draft draft-piece
            and split
            human one review-piece
            human two review-piece
            and join
            ask approval
            xor approved
            end refused
            begin > draft > split > one > join > approval > approved
            split > two > join
            approved > refused else
            """
                + OUT),
        good(
            "reviews by some of several, joined",
            """
            start begin request-piece
            human draft draft-piece
            or split
            human one review-piece
            human two review-piece
            or join
            ask approval
            xor approved
            end refused
            begin > draft > split
            split > one if legal == 'yes'
            split > two else
            one > join > approval > approved
            two > join
            approved > refused else
            """
                + OUT),
        good(
            "the approval in a sub-process",
            """
            start begin request-piece
            human draft draft-piece
            sub asking {
            start asked
            ask approval
            end answered
            asked > approval > answered
            }
            xor approved
            end refused
            begin > draft > asking > approved
            approved > refused else
            """
                + OUT),
        good(
            "the approval as a task of its own",
            """
            start begin request-piece
            human draft draft-piece
            human approval approve-piece
            xor approved
            end refused
            begin > draft > approval > approved
            approved > refused else
            """
                + OUT),
        good(
            "the answer is passed on to a process that asks for it and publishes",
            """
            start begin request-piece
            human draft draft-piece
            ask approval
            call part part in each one:publicationId
            end done
            begin > draft > approval > part > done
            """,
            """
            start begin
            xor approved
            end refused
            begin > approved
            approved > refused else
            """
                + OUT),
        good(
            "an own process that asks for the approval",
            """
            start begin request-piece
            human draft draft-piece
            call part part out
            xor approved
            end refused
            begin > draft > part > approved
            approved > refused else
            """
                + OUT,
            """
            start begin
            human look look-at-result
            ask approval
            end done
            begin > look > approval > done
            """),
        good(
            "an own process called after the approval",
            APPROVED
                + """
                call part part each one:publicationId
                end done
                approved > part if yes
                part > done
                """,
            """
            start begin
            machine publish publishPost
            end out
            begin > publish > out
            """),
        good(
            "the shipped publication for each channel",
            APPROVED
                + """
                call publish publication each one:publicationId
                end done
                approved > publish if yes
                publish > done
                """),
        good(
            "the shipped publication called by a process that is told which one",
            APPROVED
                + """
                call part part each one:post
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
        good(
            "the shipped publication in a sub-process for each channel",
            APPROVED
                + """
                sub posts {
                <multiInstanceLoopCharacteristics camunda:collection="${publicationIds}" camunda:elementVariable="publicationId"/>
                start one
                call publish publication publicationId:publicationId
                end out
                one > publish > out
                }
                end done
                approved > posts if yes
                posts > done
                """),
        good(
            "reminders beside the review",
            """
            start begin request-piece
            human draft draft-piece
            human review review-piece
            on reminder review cycle R3/PT1H beside
            human remind do-by-hand
            end reminded
            ask approval
            xor approved
            end refused
            begin > draft > review > approval > approved
            reminder > remind > reminded
            approved > refused else
            """
                + OUT),
        good(
            "the review takes too long and somebody else does it",
            """
            start begin request-piece
            human draft draft-piece
            human review review-piece
            on late review timer
            human instead review-piece
            ask approval
            xor approved
            end refused
            begin > draft > review > approval > approved
            late > instead > approval
            approved > refused else
            """
                + OUT),
        good(
            "an escalation out of a sub-process",
            """
            start begin request-piece
            human draft draft-piece
            sub checking {
            start checked
            human review review-piece
            throw urgent escalation Urgent
            end fine
            checked > review > urgent > fine
            }
            on hurry checking escalation Urgent beside
            human tell do-by-hand
            end told
            ask approval
            xor approved
            end refused
            begin > draft > checking > approval > approved
            hurry > tell > told
            approved > refused else
            """
                + OUT),
        good(
            "an evergreen piece is published again without a change",
            APPROVED
                + """
                machine publish publishPost
                catch later timer P30D
                xor again
                end done
                approved > publish if yes
                publish > again
                again > later if evergreen == true
                again > done else
                later > publish
                """),
        good(
            "tried again an hour later",
            APPROVED
                + """
                machine plan schedulePublications
                on slot plan error SlotNeeded
                catch later timer PT1H
                machine publish publishPost
                end done
                approved > plan if yes
                plan > publish > done
                slot > later > plan
                """),
        good(
            "whichever comes first, the release or the end of the year",
            APPROVED
                + """
                choose whichever
                catch released message Released
                catch over timer P90D
                machine publish publishPost
                end done
                end lapsed
                approved > whichever if yes
                whichever > released > publish > done
                whichever > over > lapsed
                """),
        good(
            "withdrawn at any time",
            APPROVED
                + OUT
                + """
                event withdrawal {
                start withdrawn message PieceWithdrawn
                end over
                withdrawn > over
                }
                """),
        good(
            "paused beside",
            APPROVED
                + OUT
                + """
                event pause {
                start paused message PiecePaused beside
                human decide do-by-hand
                end decided
                paused > decide > decided
                }
                """),
        good(
            "edited while it is being approved, and approved again",
            """
            start begin request-piece
            human draft draft-piece
            ask approval
            on edited approval message PieceEdited
            human review review-piece
            xor approved
            end refused
            begin > draft > approval > approved
            edited > review > approval
            approved > refused else
            """
                + OUT),
        good(
            "an error ends a sub-process and is looked at",
            """
            start begin request-piece
            human draft draft-piece
            sub checking {
            start checked
            human review review-piece
            xor fine
            end good
            end bad error Bad
            checked > review > fine
            fine > good if reviewDecision == 'APPROVE'
            fine > bad else
            }
            on failed checking error Bad
            ask approval
            xor approved
            end refused
            begin > draft > checking > approval > approved
            failed > draft
            approved > refused else
            """
                + OUT),
        good(
            "an error is caught by an event sub-process",
            """
            start begin request-piece
            human draft draft-piece
            xor fine
            end bad error Bad
            ask approval
            xor approved
            end refused
            begin > draft > fine
            fine > bad if urgent == true
            fine > approval else
            approval > approved
            approved > refused else
            event trouble {
            start failed error Bad
            human look do-by-hand
            end looked
            failed > look > looked
            }
            """
                + OUT),
        good(
            "goes on elsewhere by a link",
            APPROVED
                + """
                throw there link onwards
                catch here link onwards
                machine publish publishPost
                end done
                approved > there if yes
                here > publish > done
                """),
        good(
            "more than the approval is asked for",
            """
            start begin request-piece
            human draft draft-piece
            ask approval
            xor approved
            end refused
            machine publish publishPost
            end done
            begin > draft > approval > approved
            approved > publish if (approvalDecision == 'APPROVE') && legal == 'fine'
            approved > refused else
            publish > done
            """),
        good(
            "the value comes first in the comparison",
            """
            start begin request-piece
            human draft draft-piece
            ask approval
            xor approved
            end refused
            machine publish publishPost
            end done
            begin > draft > approval > approved
            approved > publish if 'APPROVE' == approvalDecision
            approved > refused else
            publish > done
            """),
        good(
            "each draft is reviewed by all of them",
            """
            start begin request-piece
            human draft draft-piece
            human review review-piece each
            ask approval
            xor approved
            end refused
            begin > draft > review > approval > approved
            approved > refused else
            """
                + OUT),
        good(
            "looked at beside the publishing, then joined",
            APPROVED
                + """
                and split
                human look look-at-result
                machine publish publishPost
                and join
                end done
                approved > split if yes
                split > publish > join > done
                split > look > join
                """),
        good(
            "a whole sub-process is given up when it is withdrawn",
            """
            start begin request-piece
            sub work {
            start started
            human draft draft-piece
            ask approval
            xor approved
            machine publish publishPost
            end out
            end refused
            started > draft > approval > approved
            approved > publish if yes
            approved > refused else
            publish > out
            }
            on withdrawn work message PieceWithdrawn
            end done
            end given
            begin > work > done
            withdrawn > given
            """),
        good(
            "ends for all at once",
            APPROVED
                + """
                and split
                human look look-at-result
                machine publish publishPost
                end looked
                end all terminate
                approved > split if yes
                split > publish > all
                split > look > looked
                """));
  }
}
