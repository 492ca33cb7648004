package org.imprimatur.assets.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.imprimatur.TestPostgres;
import org.imprimatur.assets.AssetLibrary;
import org.imprimatur.assets.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ContextConfiguration(initializers = TestPostgres.class)
class AssetWebTests {
  private static final Authentication ACME = person("acme", "GROUP_clientAcme", "TENANT_acme");
  private static final Authentication BOREALIS =
      person("borealis", "GROUP_clientBorealis", "TENANT_borealis");

  @Autowired AssetResource resource;
  @Autowired AssetFiles files;
  MockMvc mvc;

  @BeforeEach
  void setUp() {
    var json =
        Jackson2ObjectMapperBuilder.json()
            .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    mvc =
        MockMvcBuilders.standaloneSetup(resource, files)
            .setControllerAdvice(new AssetProblems())
            .setMessageConverters(
                new ByteArrayHttpMessageConverter(), new MappingJackson2HttpMessageConverter(json))
            .build();
  }

  @Test
  void uploadedPictureIsListedAndServedSafely() throws Exception {
    var bytes = Samples.picture("jpeg", 900, 600);
    var id = upload("../Käffchen\".jpg", bytes);

    mvc.perform(as(ACME, get("/api/assets").param("client", "acme")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[?(@.id == '" + id + "')]", hasSize(1)));
    mvc.perform(as(ACME, get("/api/assets/" + id)))
        .andExpect(jsonPath("$.name").value("Käffchen_.jpg"))
        .andExpect(jsonPath("$.altText").value("A cup"))
        .andExpect(jsonPath("$.rightsUntil").value("2027-01-31"))
        .andExpect(jsonPath("$.uploadedBy").value("acme"))
        .andExpect(jsonPath("$.width").value(900));
    var tag =
        mvc.perform(as(ACME, get("/assets/" + id + "/content")))
            .andExpect(status().isOk())
            .andExpect(content().bytes(bytes))
            .andExpect(content().contentType("image/jpeg"))
            .andExpect(header().string("X-Content-Type-Options", "nosniff"))
            .andExpect(header().string("Content-Security-Policy", "sandbox; default-src 'none'"))
            .andExpect(header().string("Content-Disposition", containsString("inline; ")))
            .andExpect(
                header()
                    .string(
                        "Content-Disposition",
                        containsString("filename*=UTF-8''K%C3%A4ffchen_.jpg")))
            .andExpect(header().string("Cache-Control", containsString("private")))
            .andReturn()
            .getResponse()
            .getHeader("ETag");
    mvc.perform(as(ACME, get("/assets/" + id + "/content").header("If-None-Match", tag)))
        .andExpect(status().isNotModified())
        .andExpect(content().string(""));
  }

  @Test
  void thumbnailIsSmall() throws Exception {
    for (var format : new String[] {"jpeg", "png", "gif"}) {
      var id = upload("cup", Samples.picture(format, 1500, 1000));
      var answer =
          mvc.perform(as(ACME, get("/assets/" + id + "/thumbnail")))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse();
      var thumbnail = ImageIO.read(new ByteArrayInputStream(answer.getContentAsByteArray()));
      Assertions.assertThat(thumbnail.getWidth()).isEqualTo(480);
      Assertions.assertThat(thumbnail.getHeight()).isEqualTo(320);
    }
  }

  @Test
  void strangersLearnNothing() throws Exception {
    var id = upload("cup.png", Samples.picture("png", 65, 40));
    for (var path : new String[] {"/assets/%s/content", "/assets/%s/thumbnail", "/api/assets/%s"}) {
      var foreign =
          mvc.perform(as(BOREALIS, get(path.formatted(id))))
              .andExpect(status().isNotFound())
              .andReturn()
              .getResponse();
      var unknown =
          mvc.perform(as(BOREALIS, get(path.formatted(UUID.randomUUID()))))
              .andExpect(status().isNotFound())
              .andReturn()
              .getResponse();
      Assertions.assertThat(foreign.getContentType()).isEqualTo("application/problem+json");
      Assertions.assertThat(withoutInstance(foreign.getContentAsString()))
          .isEqualTo(withoutInstance(unknown.getContentAsString()));
    }
    mvc.perform(as(BOREALIS, get("/api/assets").param("client", "acme")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/assets/" + id + "/content")).andExpect(status().isNotFound());
    mvc.perform(
            as(
                BOREALIS,
                multipart("/api/assets")
                    .file(new MockMultipartFile("file", Samples.picture("png", 9, 9)))
                    .param("client", "acme")))
        .andExpect(status().isNotFound());
  }

  @Test
  void refusalTellsCodeAndReason() throws Exception {
    mvc.perform(
            as(
                ACME,
                multipart("/api/assets")
                    .file(
                        new MockMultipartFile(
                            "file", "cup.jpg", "image/jpeg", "<svg onload='alert(1)'/>".getBytes()))
                    .param("client", "acme")))
        .andExpect(status().isUnsupportedMediaType())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.code").value("unsupported-type"))
        .andExpect(jsonPath("$.detail", not(containsString("svg"))));
  }

  private String upload(String name, byte[] bytes) throws Exception {
    var answer =
        mvc.perform(
                as(
                    ACME,
                    multipart("/api/assets")
                        .file(new MockMultipartFile("file", name, "text/html", bytes))
                        .param("client", "acme")
                        .param("altText", "A cup")
                        .param("rightsUntil", "2027-01-31")))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse();
    var id = JsonPath.<String>read(answer.getContentAsString(), "$.id");
    Assertions.assertThat(answer.getHeader("Location")).isEqualTo("/api/assets/" + id);
    return id;
  }

  private static String withoutInstance(String json) {
    Map<String, Object> problem = JsonPath.read(json, "$");
    problem.remove("instance");
    return problem.toString();
  }

  private static MockHttpServletRequestBuilder as(
      Authentication person, MockHttpServletRequestBuilder request) {
    return request.principal(person);
  }

  private static Authentication person(String name, String... authorities) {
    return new TestingAuthenticationToken(name, "", authorities);
  }

  @TestConfiguration
  @ComponentScan(
      basePackageClasses = AssetLibrary.class,
      excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*"))
  static class Web {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
