package org.imprimatur.security;

import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** One login, and one chain of filters for each kind of caller. */
@Configuration
class SecurityConfiguration {

  private static final PathPatternRequestMatcher.Builder PATHS =
      PathPatternRequestMatcher.withDefaults();

  private final People people;

  SecurityConfiguration(People people) {
    this.people = people;
  }

  /** Health and metrics, reachable on their own port only. */
  @Bean
  @Order(0)
  SecurityFilterChain operations(HttpSecurity http) throws Exception {
    return http.securityMatcher(EndpointRequest.toAnyEndpoint())
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
        .build();
  }

  /** Modeler deploys here. */
  @Bean
  @Order(1)
  SecurityFilterChain engineRest(HttpSecurity http, IdentityService identities) throws Exception {
    var answers = new EngineAnswers();
    return http.securityMatcher(PATHS.matcher("/engine-rest/**"))
        .authorizeHttpRequests(
            requests ->
                requests
                    // It would let anybody guess, and lock people out.
                    .requestMatchers(
                        matcher(
                            "/engine-rest/identity/verify",
                            "/engine-rest/engine/{name}/identity/verify"))
                    .denyAll()
                    // The engine asks for no permission, or for one that owners need elsewhere.
                    .requestMatchers(WebappRoutes::erases)
                    .hasAuthority(Login.authority(Groups.ENGINE_ADMINISTRATORS))
                    .anyRequest()
                    .hasAnyAuthority(
                        Login.authority(Groups.PROCESS_OWNERS),
                        Login.authority(Groups.ENGINE_ADMINISTRATORS)))
        .httpBasic(basic -> basic.authenticationEntryPoint(answers))
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(answers).accessDeniedHandler(answers))
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
        .addFilterAfter(new EngineIdentity(identities), AuthorizationFilter.class)
        .addFilterAfter(new EngineBody(), EngineIdentity.class)
        .build();
  }

  /**
   * Tasklist, Cockpit and Admin. They bring their own token against forged requests and their own
   * content policy.
   */
  @Bean
  @Order(2)
  SecurityFilterChain webapps(HttpSecurity http, TaskService tasks, HistoryService history)
      throws Exception {
    var api = PATHS.matcher("/camunda/api/**");
    return http.securityMatcher(matcher("/camunda/**", "/camunda-welcome/**"))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .exceptionHandling(
            errors ->
                errors
                    .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), api)
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
        .addFilterBefore(new StillKnown(people), AuthorizationFilter.class)
        .addFilterAfter(new WebappGuard(tasks, history), AuthorizationFilter.class)
        .addFilterAfter(new EngineBody(), WebappGuard.class)
        .build();
  }

  /** Our REST API, for our pages' session and for programs with HTTP Basic. */
  @Bean
  @Order(3)
  SecurityFilterChain api(HttpSecurity http) throws Exception {
    var problems = new ProblemAnswers();
    return http.securityMatcher(matcher("/api/**", "/v3/api-docs/**"))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        // No challenge, or browsers would remember the password and lend it to any site that asks.
        .httpBasic(basic -> basic.authenticationEntryPoint(problems))
        .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecurityConfiguration::couldBeForged))
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .requestCache(AbstractHttpConfigurer::disable)
        .addFilterBefore(new StillKnown(people), AuthorizationFilter.class)
        .build();
  }

  /**
   * Approvers who came by a link: no session, nobody is signed in, and whoever is elsewhere is not
   * here.
   */
  @Bean
  @Order(4)
  SecurityFilterChain links(
      HttpSecurity http, @Value("${server.servlet.session.cookie.secure}") boolean secure)
      throws Exception {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("APPROVAL_FORM");
    tokens.setCookiePath("/approve");
    tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).secure(secure).sameSite("Lax"));
    var early = new XorCsrfTokenRequestAttributeHandler();
    // The form comes late in a long page: by then no cookie can be set any more.
    early.setCsrfRequestAttributeName(null);
    return http.securityMatcher(matcher("/approve/**"))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .csrf(csrf -> csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(early))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        csp ->
                            csp.policyDirectives(
                                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                                    + " img-src 'self' data:; font-src 'self'; form-action 'self';"
                                    + " base-uri 'none'; frame-ancestors 'none'"))
                    .referrerPolicy(
                        policy ->
                            policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER))
                    .addHeaderWriter(new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow")))
        .build();
  }

  /** Platforms call here: no session, no login, no token; each call is signed as a whole. */
  @Bean
  @Order(5)
  SecurityFilterChain webhooks(HttpSecurity http) throws Exception {
    return http.securityMatcher(matcher("/webhooks/**"))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  /** Pages. Scripts come from us alone and never from within a page. */
  @Bean
  @Order(6)
  SecurityFilterChain pages(HttpSecurity http, SingleSignOn signOn) throws Exception {
    signOn.offerIn(http);
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        matcher(
                            "/login",
                            "/error",
                            "/*.css",
                            "/*.js",
                            "/*.svg",
                            "/favicon.ico",
                            "/webjars/**"))
                    .permitAll()
                    .requestMatchers(matcher("/practice/messages"))
                    .hasAnyAuthority(
                        Login.authority(Groups.COMMUNITY_MANAGERS),
                        Login.authority(Groups.ENGINE_ADMINISTRATORS))
                    .anyRequest()
                    .authenticated())
        .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/"))
        .logout(logout -> logout.logoutSuccessUrl("/login?out").deleteCookies("JSESSIONID"))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        csp ->
                            csp.policyDirectives(
                                "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src"
                                    + " 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"))
                    .referrerPolicy(withDefaults()))
        .addFilterBefore(new StillKnown(people), AuthorizationFilter.class)
        .build();
  }

  /** After ours, so that the web applications find who has signed in. */
  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappLogin() {
    var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
    registration.addInitParameter("authentication-provider", WebappIdentity.class.getName());
    registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
    return registration;
  }

  /**
   * Whoever sends a password with the call cannot have been tricked into it by another site's page.
   */
  private static boolean couldBeForged(HttpServletRequest request) {
    return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
        && request.getHeader("Authorization") == null;
  }

  private static RequestMatcher matcher(String... patterns) {
    return new OrRequestMatcher(
        Arrays.stream(patterns).map(pattern -> (RequestMatcher) PATHS.matcher(pattern)).toList());
  }
}
