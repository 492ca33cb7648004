package org.imprimatur.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the REST API says about itself at {@code /v3/api-docs}. */
@Configuration
class ApiDescription {

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Imprimatur")
                .version("1")
                .description(
                    "Content pieces, their approval and publication. Refusals are problem details"
                        + " (RFC 9457): 400 what cannot be read, 401 nobody signed in, 403 not yours"
                        + " to do, 404 not there or not yours to see, 409 something happened"
                        + " meanwhile, 422 not acceptable, with one entry in `errors` for each"
                        + " field. Times of posts are on the client's wall clock, such as"
                        + " `2026-11-30T09:15`; all other times are UTC."))
        .components(
            new Components()
                .addSecuritySchemes(
                    "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
                .addSecuritySchemes(
                    "session",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("IMPRIMATUR")))
        .addSecurityItem(new SecurityRequirement().addList("basic"))
        .addSecurityItem(new SecurityRequirement().addList("session"));
  }

  @Bean
  OpenApiCustomizer describedKeys() {
    return api ->
        api.getPaths()
            .forEach(
                (path, item) -> {
                  if (path.startsWith("/api/") && item.getPost() != null) {
                    item.getPost()
                        .addParametersItem(
                            new HeaderParameter()
                                .name("Idempotency-Key")
                                .required(false)
                                .schema(new StringSchema().maxLength(200))
                                .description(
                                    "Repeat a call with the same key and body, within 24 hours, and"
                                        + " it is done once: the first answer comes again."));
                  }
                });
  }
}
