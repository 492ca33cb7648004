package org.imprimatur.assets.web;

import org.imprimatur.assets.AssetRefused;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Refusals as problem details, with a code for programs. */
@RestControllerAdvice(basePackageClasses = AssetProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class AssetProblems {

  @ExceptionHandler
  ProblemDetail refused(AssetRefused e) {
    var status =
        switch (e.reason()) {
          case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
          case UNSUPPORTED_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
          default -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    return problem(status, "File refused", e.getMessage(), e.code());
  }

  @ExceptionHandler
  ProblemDetail tooLarge(MaxUploadSizeExceededException e) {
    return problem(
        HttpStatus.PAYLOAD_TOO_LARGE, "File refused", "The file has more than 16 MB.", "too-large");
  }

  @ExceptionHandler
  ProblemDetail unknown(NoSuchAsset e) {
    return problem(HttpStatus.NOT_FOUND, "Not found", "There is no such asset.", "not-found");
  }

  private static ProblemDetail problem(
      HttpStatus status, String title, String detail, String code) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    problem.setProperty("code", code);
    return problem;
  }
}
