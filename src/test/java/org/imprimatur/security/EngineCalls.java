package org.imprimatur.security;

import java.util.Arrays;
import java.util.List;

/**
 * The engine's calls by which somebody could reach for another client's work, each with what it
 * names in braces: {@link ClientWorld}.
 */
final class EngineCalls {

  /**
   * What is tried | how | where | with what | who of the agency may: all may "read" it, or all
   * "staff" do it, or process owners by their "role", or nobody.
   */
  private static final String TABLE =
      """
      list tasks                       | GET    | /task?tenantIdIn={client}&maxResults=9 | | read
      query tasks                      | POST   | /task?maxResults=9 | {"tenantIdIn":["{client}"]} | read
      query tasks by an or             | POST   | /task?maxResults=9 | {"orQueries":[{"tenantIdIn":["{client}"],"taskId":"{task}"}]} | read
      count tasks                      | GET    | /task/count?tenantIdIn={client} | | read
      read a task                      | GET    | /task/{task} | | read
      read its form                    | GET    | /task/{task}/form | | read
      read its rendered form           | GET    | /task/{task}/rendered-form | |
      read its deployed form           | GET    | /task/{task}/deployed-form | |
      read its form's variables        | GET    | /task/{task}/form-variables | | read
      read its variables               | GET    | /task/{task}/variables | | read
      read a variable of it            | GET    | /task/{task}/variables/secret | | read
      read a variable's bytes          | GET    | /task/{task}/variables/secret/data | |
      read its own variables           | GET    | /task/{task}/localVariables | | read
      write a variable of it           | PUT    | /task/{task}/variables/secret | {"value":"changed","type":"String"} |
      write its own variable           | PUT    | /task/{task}/localVariables/secret | {"value":"changed","type":"String"} |
      write its variables              | POST   | /task/{task}/variables | {"modifications":{"secret":{"value":"changed"}}} |
      delete a variable of it          | DELETE | /task/{task}/variables/secret | |
      read who it is for               | GET    | /task/{task}/identity-links | | read
      make it for somebody             | POST   | /task/{task}/identity-links | {"groupId":"{intruders}","type":"candidate"} |
      take it from somebody            | POST   | /task/{task}/identity-links/delete | {"groupId":"{group}","type":"candidate"} |
      claim it                         | POST   | /task/{task}/claim | {"userId":"{intruder}"} |
      give it back                     | POST   | /task/{task}/unclaim | {} |
      give it to somebody              | POST   | /task/{task}/assignee | {"userId":"{intruder}"} |
      delegate it                      | POST   | /task/{task}/delegate | {"userId":"{intruder}"} |
      resolve it                       | POST   | /task/{task}/resolve | {} |
      complete it                      | POST   | /task/{task}/complete | {"variables":{"approvalDecision":{"value":"APPROVE"}}} |
      submit its form                  | POST   | /task/{task}/submit-form | {"variables":{"approvalDecision":{"value":"APPROVE"}}} |
      throw an error from it           | POST   | /task/{task}/bpmnError | {"errorCode":"x"} |
      escalate from it                 | POST   | /task/{task}/bpmnEscalation | {"escalationCode":"x"} |
      change it                        | PUT    | /task/{task} | {"name":"changed","assignee":"{intruder}"} |
      delete it                        | DELETE | /task/{task} | |
      make a task for them             | POST   | /task/create | {"name":"planted","tenantId":"{client}"} |
      list comments                    | GET    | /task/{task}/comment | | read
      read a comment                   | GET    | /task/{task}/comment/{comment} | | read
      write a comment                  | POST   | /task/{task}/comment/create | {"message":"planted"} | staff
      change a comment                 | PUT    | /task/{task}/comment | {"id":"{comment}","message":"changed"} |
      delete a comment                 | DELETE | /task/{task}/comment/{comment} | |
      delete all comments              | DELETE | /task/{task}/comment | |
      comments of the instance         | GET    | /process-instance/{instance}/comment | | read
      delete a comment of the instance | DELETE | /process-instance/{instance}/comment/{comment} | |
      list attachments                 | GET    | /task/{task}/attachment | | read
      read an attachment               | GET    | /task/{task}/attachment/{attachment} | | read
      read an attachment's content     | GET    | /task/{task}/attachment/{attachment}/data | | read
      attach something                 | POST   | /task/{task}/attachment/create | {"name":"planted"} |
      delete an attachment             | DELETE | /task/{task}/attachment/{attachment} | |
      list instances                   | GET    | /process-instance?tenantIdIn={client}&maxResults=9 | | read
      read an instance                 | GET    | /process-instance/{instance} | | read
      read an instance's variables     | GET    | /process-instance/{instance}/variables | | read
      read an instance's variable      | GET    | /process-instance/{instance}/variables/secret | | read
      write an instance's variable     | PUT    | /process-instance/{instance}/variables/secret | {"value":"changed"} | role
      write an instance's variables    | POST   | /process-instance/{instance}/variables | {"modifications":{"secret":{"value":"changed"}}} | role
      delete an instance's variable    | DELETE | /process-instance/{instance}/variables/secret | | role
      where an instance stands         | GET    | /process-instance/{instance}/activity-instances | | read
      suspend an instance              | PUT    | /process-instance/{instance}/suspended | {"suspended":true} | role
      modify an instance               | POST   | /process-instance/{instance}/modification | {"instructions":[{"type":"cancel","activityId":"t"}]} | role
      modify instances                 | POST   | /modification/execute | {"processDefinitionId":"{definition}","processInstanceIds":["{instance}"],"instructions":[{"type":"cancel","activityId":"t"}]} | role
      delete an instance               | DELETE | /process-instance/{instance} | | role
      delete instances                 | POST   | /process-instance/delete | {"processInstanceIds":["{instance}"],"deleteReason":"x"} | role
      write variables to instances     | POST   | /process-instance/variables-async | {"processInstanceIds":["{instance}"],"variables":{"secret":{"value":"changed"}}} | role
      correlate a message by instance  | POST   | /message | {"messageName":"PieceWithdrawn","processInstanceId":"{instance}"} |
      correlate a message by key       | POST   | /message | {"messageName":"PieceWithdrawn","businessKey":"{key}","tenantId":"{client}","all":true} | role
      send a signal                    | POST   | /signal | {"name":"x","tenantId":"{client}"} | role
      read an execution                | GET    | /execution/{execution} | | read
      read an execution's variables    | GET    | /execution/{execution}/localVariables | | read
      write an execution's variable    | PUT    | /execution/{execution}/localVariables/secret | {"value":"changed"} | role
      signal an execution              | POST   | /execution/{execution}/signal | {} | role
      make an incident                 | POST   | /execution/{execution}/create-incident | {"incidentType":"x"} | role
      list variables                   | GET    | /variable-instance?tenantIdIn={client}&variableName=secret&maxResults=9 | | read
      read a variable by its id        | GET    | /variable-instance/{variable} | | read
      a variable's bytes by its id     | GET    | /variable-instance/{variable}/data | |
      list jobs                        | GET    | /job?tenantIdIn={client}&maxResults=9 | | read
      read a job                       | GET    | /job/{job} | | read
      run a job                        | POST   | /job/{job}/execute | {} | role
      put a job off                    | PUT    | /job/{job}/duedate | {"duedate":"2030-01-01T00:00:00.000+0000"} | role
      try a job again                  | PUT    | /job/{job}/retries | {"retries":7} | role
      suspend a job                    | PUT    | /job/{job}/suspended | {"suspended":true} | role
      a job's stack trace              | GET    | /job/{job}/stacktrace | | read
      list incidents                   | GET    | /incident?tenantIdIn={client}&maxResults=9 | | read
      read an incident                 | GET    | /incident/{incident} | | read
      resolve an incident              | DELETE | /incident/{incident} | | role
      annotate an incident             | PUT    | /incident/{incident}/annotation | {"annotation":"changed"} | role
      list definitions                 | GET    | /process-definition?tenantIdIn={client}&maxResults=9 | | read
      read a definition                | GET    | /process-definition/{owndefinition} | | read
      read a definition's diagram      | GET    | /process-definition/{owndefinition}/xml | | read
      count a definition's instances   | GET    | /process-definition/{owndefinition}/statistics | | read
      start an instance                | POST   | /process-definition/{owndefinition}/start | {} | role
      start an instance for them       | POST   | /process-definition/key/{ownprocess}/tenant-id/{client}/start | {} | role
      start by a form                  | POST   | /process-definition/key/{ownprocess}/tenant-id/{client}/submit-form | {} |
      suspend a definition             | PUT    | /process-definition/{owndefinition}/suspended | {"suspended":true} | role
      delete a definition              | DELETE | /process-definition/{owndefinition} | |
      restart instances                | POST   | /process-definition/{definition}/restart | {"processInstanceIds":["{instance}"],"instructions":[{"type":"startBeforeActivity","activityId":"t"}]} | role
      list deployments                 | GET    | /deployment?tenantIdIn={client}&maxResults=9 | | read
      read a deployment                | GET    | /deployment/{deployment} | | read
      read a deployment's files        | GET    | /deployment/{deployment}/resources | | read
      read a deployed file             | GET    | /deployment/{deployment}/resources/{resource}/data | | read
      deploy again                     | POST   | /deployment/{deployment}/redeploy | {} | role
      delete a deployment              | DELETE | /deployment/{deployment} | | role
      list filters                     | GET    | /filter?maxResults=9 | | read
      read a filter                    | GET    | /filter/{filter} | |
      read a filter's list             | GET    | /filter/{filter}/list?maxResults=9 | |
      read a filter's list by a query  | POST   | /filter/{filter}/list?maxResults=9 | {"taskId":"{task}"} |
      count a filter's list            | GET    | /filter/{filter}/count | |
      what may be done with a filter   | OPTIONS | /filter/{filter} | | read
      change a filter                  | PUT    | /filter/{filter} | {"resourceType":"Task","name":"changed","query":{}} |
      delete a filter                  | DELETE | /filter/{filter} | |
      make a filter on their tasks     | POST   | /filter/create | {"resourceType":"Task","name":"planted","query":{"tenantIdIn":["{client}"]}} |
      history of instances             | GET    | /history/process-instance?tenantIdIn={client}&maxResults=9 | | read
      history of an instance           | GET    | /history/process-instance/{instance} | | read
      delete an instance's history     | DELETE | /history/process-instance/{instance} | |
      history of tasks                 | GET    | /history/task?tenantIdIn={client}&maxResults=9 | | read
      history of steps                 | GET    | /history/activity-instance?tenantIdIn={client}&maxResults=9 | | read
      history of variables             | GET    | /history/variable-instance?tenantIdIn={client}&variableName=secret&maxResults=9 | | read
      history of a variable            | GET    | /history/variable-instance/{variable} | | read
      delete a variable's history      | DELETE | /history/variable-instance/{variable} | |
      history of changes               | GET    | /history/detail?processInstanceId={instance}&maxResults=9 | | read
      history of who it was for        | GET    | /history/identity-link-log?taskId={task}&maxResults=9 | | read
      history of incidents             | GET    | /history/incident?tenantIdIn={client}&maxResults=9 | | read
      history of jobs                  | GET    | /history/job-log?tenantIdIn={client}&maxResults=9 | | read
      history of what people did       | GET    | /history/user-operation?taskId={task}&maxResults=9 | | read
      query the history                | POST   | /history/variable-instance?maxResults=9 | {"tenantIdIn":["{client}"]} | read
      delete history                   | POST   | /history/process-instance/delete | {"historicProcessInstanceIds":["{instance}"]} |
      history of decisions             | GET    | /history/decision-instance?tenantIdIn={client}&maxResults=9 | | read
      list decisions                   | GET    | /decision-definition?tenantIdIn={client}&maxResults=9 | | read
      list subscriptions               | GET    | /event-subscription?tenantIdIn={client}&maxResults=9 | | read
      list external tasks              | GET    | /external-task?tenantIdIn={client}&maxResults=9 | | read
      fetch external tasks             | POST   | /external-task/fetchAndLock | {"workerId":"{intruder}","maxTasks":9,"topics":[{"topicName":"x","lockDuration":1000,"tenantIdIn":["{client}"]}]} | role
      read the client as a tenant      | GET    | /tenant/{client} | |
      change the client as a tenant    | PUT    | /tenant/{client} | {"id":"{client}","name":"changed"} |
      join the client as a tenant      | PUT    | /tenant/{client}/user-members/{intruder} | {} |
      join the client's group          | PUT    | /group/{group}/members/{intruder} | {} |
      list the client's people         | GET    | /user?memberOfGroup={group}&maxResults=9 | |
      read somebody's profile          | GET    | /user/{client}/profile | |
      change somebody's password       | PUT    | /user/{client}/credentials | {"password":"changed"} |
      grant oneself everything         | POST   | /authorization/create | {"type":1,"permissions":["ALL"],"userId":"{intruder}","resourceType":7,"resourceId":"{task}"} |
      """;

  private EngineCalls() {}

  /** One line of the table. */
  record Call(String name, String method, String path, String body, String agency) {

    boolean reads() {
      return method.equals("GET") || method.equals("OPTIONS") || isRead();
    }

    boolean isRead() {
      return agency.equals("read");
    }

    boolean isTheStaffs() {
      return agency.equals("staff");
    }

    boolean isTheOwners() {
      return isTheStaffs() || agency.equals("role");
    }

    /** Answers everybody about nothing in particular, or about what is their own. */
    boolean isForEverybody() {
      return method.equals("OPTIONS") || path.startsWith("/filter?");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Call> all() {
    return TABLE.lines().map(EngineCalls::call).toList();
  }

  private static Call call(String line) {
    var columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
    return new Call(columns[0], columns[1], columns[2], columns[3], columns[4]);
  }
}
