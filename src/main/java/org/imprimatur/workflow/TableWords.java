package org.imprimatur.workflow;

import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.springframework.stereotype.Component;

/**
 * Reads which words a decision table asks for in a column, so that only these need to be looked for
 * and nothing else of a text reaches the engine.
 */
@Component
public class TableWords {
  private static final Pattern WORDS = Pattern.compile("\"([^\"\\\\]{1,100})\"");

  private final RepositoryService repository;
  private final Variants variants;
  private final AsSystem system;

  TableWords(RepositoryService repository, Variants variants, AsSystem system) {
    this.repository = repository;
    this.variants = variants;
    this.system = system;
  }

  /** What stands in quotes in this column of the table the tenant runs; none if there is none. */
  public List<String> of(String table, String column, String tenant) {
    return system.get(
        () -> {
          var definition = latest(table, tenant);
          if (definition == null) return List.of();
          return repository
              .getDmnModelInstance(definition.getId())
              .getModelElementsByType(DecisionTable.class)
              .stream()
              .flatMap(drawn -> wordsIn(drawn, column).stream())
              .distinct()
              .toList();
        });
  }

  private DecisionDefinition latest(String table, String tenant) {
    var query =
        repository.createDecisionDefinitionQuery().decisionDefinitionKey(table).latestVersion();
    return variants
        .of(DefinitionKind.DECISION, table, tenant)
        .map(query::tenantIdIn)
        .orElseGet(query::withoutTenantId)
        .singleResult();
  }

  private static List<String> wordsIn(DecisionTable table, String column) {
    var inputs = List.copyOf(table.getInputs());
    for (int i = 0; i < inputs.size(); i++) {
      var expression = inputs.get(i).getInputExpression();
      if (expression == null || !column.equals(expression.getText().getTextContent().strip()))
        continue;
      var place = i;
      return table.getRules().stream()
          .map(rule -> List.copyOf(rule.getInputEntries()).get(place).getText())
          .filter(text -> text != null)
          .flatMap(text -> WORDS.matcher(text.getTextContent()).results())
          .map(found -> found.group(1))
          .toList();
    }
    return List.of();
  }
}
