package org.imprimatur.workflow.gate;

import java.io.ByteArrayInputStream;
import javax.xml.parsers.SAXParserFactory;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;

/** Reads a model as the engine does, with lines and columns, and refuses document types. */
class XmlFile extends Parser {

  static Parse read(String name, byte[] content) {
    return new XmlFile()
        .createParse()
        .name(name)
        .sourceInputStream(new ByteArrayInputStream(content))
        .execute();
  }

  @Override
  public Parse createParse() {
    return new Parse(this) {};
  }

  /**
   * The engine's own factory forgets namespaces now and then; a prefix could then be lied about.
   */
  @Override
  protected SAXParserFactory getSaxParserFactoryLazily() {
    var factory = SAXParserFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory;
  }

  @Override
  public Boolean isEnableXxeProcessing() {
    return false;
  }
}
