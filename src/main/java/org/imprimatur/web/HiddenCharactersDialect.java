package org.imprimatur.web;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** Makes hidden characters visible on every page, wherever they come from. */
@Component
class HiddenCharactersDialect extends AbstractDialect implements IPostProcessorDialect {
  private static final int AFTER_EVERYTHING = 10_000;

  HiddenCharactersDialect() {
    super("Hidden characters");
  }

  @Override
  public int getDialectPostProcessorPrecedence() {
    return AFTER_EVERYTHING;
  }

  @Override
  public Set<IPostProcessor> getPostProcessors() {
    return Set.of(new PostProcessor(TemplateMode.HTML, Handler.class, AFTER_EVERYTHING));
  }

  /** Sees the finished page pass by; Thymeleaf makes one for each. */
  public static class Handler extends AbstractTemplateHandler {
    // Attributes that people read. Others are addresses or values that travel back.
    private static final Set<String> READ = Set.of("alt", "title", "aria-label");

    @Override
    public void handleText(IText text) {
      var value = text.getText();
      super.handleText(
          HiddenCharacters.in(value)
              ? getContext().getModelFactory().createText(HiddenCharacters.shown(value))
              : text);
    }

    @Override
    public void handleOpenElement(IOpenElementTag tag) {
      super.handleOpenElement(shown(tag));
    }

    @Override
    public void handleStandaloneElement(IStandaloneElementTag tag) {
      super.handleStandaloneElement(shown(tag));
    }

    private <T extends IProcessableElementTag> T shown(T tag) {
      var result = tag;
      for (var name : READ) {
        var value = result.getAttributeValue(name);
        if (value != null && HiddenCharacters.in(value)) {
          result =
              getContext()
                  .getModelFactory()
                  .setAttribute(result, name, HiddenCharacters.shown(value));
        }
      }
      return result;
    }
  }
}
