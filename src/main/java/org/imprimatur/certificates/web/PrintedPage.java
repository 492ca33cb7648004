package org.imprimatur.certificates.web;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Sets a template as PDF. It loads nothing from anywhere: fonts and style are in the application.
 */
@Component
class PrintedPage {
  private final SpringTemplateEngine templates;

  PrintedPage(SpringTemplateEngine templates) {
    this.templates = templates;
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  byte[] of(String template, Map<String, Object> model) {
    var html = templates.process(template, new Context(Locale.ENGLISH, model));
    var pdf = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    for (var priority : ExternalResourceControlPriority.values())
      builder.useExternalResourceAccessControl((address, kind) -> false, priority);
    builder.useFont(() -> font("DejaVuSans.ttf"), "Sans", 400, FontStyle.NORMAL, true);
    builder.useFont(() -> font("DejaVuSans-Bold.ttf"), "Sans", 700, FontStyle.NORMAL, true);
    builder.useFont(() -> font("DejaVuSansMono.ttf"), "Mono", 400, FontStyle.NORMAL, true);
    // Made to be kept, with its own fonts only: nothing is looked for on the machine.
    builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_U);
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.withHtmlContent(html, null);
    builder.toStream(pdf);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException("The page cannot be printed", e);
    }
    return pdf.toByteArray();
  }

  static InputStream font(String name) {
    return PrintedPage.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/" + name);
  }
}
