package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.OidcClient;
import io.pachsh.http.Parameters;
import io.pachsh.network.Network;
import io.pachsh.network.ProxyServer;
import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.oidc.message.ProviderError;
import io.pachsh.oidc.transport.ProviderClients;
import io.pachsh.oidc.transport.ProviderHttp;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.oidc.transport.Reply;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at a provider without anybody signing in. {@link #request} and {@link #client} leave a line
 * in the provider's log, the others look at public documents. Every method blocks for the time
 * limit at most. Safe for concurrent callers.
 */
public final class ProviderInspection {
  /** What providers' pages say of a redirect URI that is not registered, where they were tried. */
  private static final Pattern REDIRECT_REFUSED =
      Pattern.compile(
          "redirect[_ -]?ur[il]|callback url mismatch|AADSTS50011|reply url",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TAG = Pattern.compile("<[^<>]*>");
  private static final int LONGEST_WORDS = 200;

  /** What a request without anybody signed in comes to (OpenID Connect Core 1.0 §3.1.2.6). */
  private static final Set<String> NOBODY_SIGNED_IN =
      Set.of(
          "login_required",
          "interaction_required",
          "consent_required",
          "account_selection_required");

  private final AuthConfiguration configuration;
  private final Supplier<Network> network;
  private final ProviderHttp http;
  private final SecureRandom random;
  private final Clock clock;

  /**
   * The provider of a configuration.
   *
   * @param limit how long one question may take
   * @throws RejectedException when the configuration's authorities cannot be read
   */
  public ProviderInspection(
      AuthConfiguration configuration,
      Supplier<Network> network,
      Duration limit,
      Clock clock,
      SecureRandom random) {
    this.configuration = configuration;
    this.network = network;
    this.http = new ProviderClients(network, limit).of(configuration.client());
    this.clock = clock;
    this.random = random;
  }

  /**
   * A discovery document as it came.
   *
   * @param skew how far the provider's clock is ahead of this machine's; empty when it did not say
   * @param certificates the provider's own first; none without TLS
   */
  public record Document(
      Metadata metadata,
      List<String> claims,
      Optional<Duration> skew,
      List<X509Certificate> certificates) {
    public Document {
      claims = List.copyOf(claims);
      certificates = List.copyOf(certificates);
    }
  }

  /** What asking for the document came to. */
  public sealed interface Fetched {
    record Got(Document document) implements Fetched {}

    /**
     * It was not got.
     *
     * @param problem its {@code check} is the stage: form when the issuer's text is none, else DNS,
     *     TCP, TLS, HTTP, JSON or issuer
     * @param instead the issuer to configure in the place of this one, where one is known that
     *     could be: neither nothing nor a template
     */
    record Failed(LoginProblem problem, Optional<String> instead) implements Fetched {
      private Failed(LoginProblem problem) {
        this(problem, IssuerText.meantBy(problem));
      }
    }
  }

  /** The issuer as it is configured. */
  public String issuer() {
    return configuration.client().issuer();
  }

  /** What this machine's name service says of the issuer's host, one address each. */
  public List<String> addresses() throws UnknownHostException {
    return Stream.of(InetAddress.getAllByName(URI.create(issuer()).getHost()))
        .map(InetAddress::getHostAddress)
        .toList();
  }

  /** The proxy on the way to the issuer. */
  public Optional<ProxyServer> proxy() {
    URI issuer = URI.create(issuer());
    return network
        .get()
        .proxy(
            "https".equalsIgnoreCase(issuer.getScheme()),
            issuer.getHost(),
            ProviderHttp.port(issuer));
  }

  /** Who names the authorities that certificates are judged by; empty for the JDK's own. */
  public Optional<String> authorities() {
    return configuration.client().providerCa().isPresent()
        ? Optional.of("the configuration (--provider-ca)")
        : network.get().authoritiesName();
  }

  /** Fetches the discovery document. */
  public Fetched document() {
    try {
      IssuerText.requireWellFormed(issuer());
    } catch (RejectedException e) {
      LoginProblem problem = e.problem();
      return new Fetched.Failed(
          new LoginProblem(
              "form", problem.sentence(), problem.expected(), problem.found(), problem.remedy()));
    }
    try {
      Instant asked = clock.instant();
      DiscoveryClient.Answer answer = new DiscoveryClient(http).ask(issuer());
      Duration half = Duration.between(asked, clock.instant()).dividedBy(2);
      ClaimsDocument members = answer.document();
      return new Fetched.Got(
          new Document(
              answer.metadata(),
              members.texts("claims_supported"),
              answer.reply().date().map(date -> Duration.between(asked.plus(half), date)),
              answer.reply().certificates()));
    } catch (RejectedException e) {
      return new Fetched.Failed(e.problem());
    }
  }

  /** Why no login can succeed, as far as the document tells. */
  public Optional<LoginProblem> obstacle(Metadata metadata) {
    return new ProviderRequirements(metadata, configuration)
        .obstacle()
        .map(RejectedException::problem);
  }

  /**
   * The keys that the provider publishes.
   *
   * @param usable how many can check a signature here
   * @param unusable why others cannot, one clause each
   */
  public record Keys(int usable, List<String> unusable) {
    public Keys {
      unusable = List.copyOf(unusable);
    }
  }

  /**
   * Fetches the keys.
   *
   * @throws RejectedException when there is no key set
   */
  public Keys keys(Metadata metadata) {
    KeySet keys = ProviderKeys.fetch(http, metadata.endpoints().keys());
    return new Keys(
        keys.keys().size(),
        keys.unusable().stream()
            .map(key -> key.id().isEmpty() ? key.reason() : "'" + key.id() + "': " + key.reason())
            .toList());
  }

  /** How a provider took a question that it has to answer without anybody signing in. */
  public enum Reception {
    ACCEPTED,
    REFUSED,
    /** The provider itself failed, or is no such endpoint: nothing is said about the question. */
    FAILED,
    /** The answer tells none of these. */
    UNCLEAR
  }

  /**
   * A provider's answer to such a question.
   *
   * @param words what it said; a page's or an error's, never a token
   * @param remedy what to do about a refusal; empty where that is not known
   * @param isOfSecret whether it is the client's secret that is refused
   */
  public record Answer(Reception reception, String words, String remedy, boolean isOfSecret) {
    Answer(Reception reception, String words) {
      this(reception, words, "", false);
    }

    private static Answer of(Reception reception, LoginProblem problem) {
      return of(reception, problem, false);
    }

    private static Answer of(Reception reception, LoginProblem problem, boolean isOfSecret) {
      boolean saysAll = problem.sentence().contains(problem.found());
      String words =
          saysAll
              ? problem.sentence()
              : "%s Found: %s".formatted(problem.sentence(), problem.found());
      return new Answer(reception, words, problem.remedy(), isOfSecret);
    }
  }

  /**
   * What a provider said to a login's request.
   *
   * @param redirectUri of the redirect URI, which it judges first
   * @param rest of everything else: scopes, grant, PKCE
   */
  public record RequestAnswer(Answer redirectUri, Answer rest) {}

  /**
   * Asks the authorization endpoint to sign nobody in ({@code prompt=none}, OpenID Connect Core
   * 3.1.2.1): it sends the browser back to a redirect URI that is registered, and to no other, and
   * says what it does not like about the request before it says that nobody is signed in.
   *
   * @throws RejectedException when nobody answers
   */
  public RequestAnswer request(Metadata metadata) {
    OidcClient client = configuration.client();
    AuthorizationRequest request =
        AuthorizationRequest.create(
            metadata.endpoints().authorization(), configuration, Map.of("prompt", "none"), random);
    Reply reply = http.once(request.address());
    reply.requireReached();
    String target = reply.location().map(URI::toString).orElse("");
    String back = client.redirectUri() + (client.redirectUri().contains("?") ? "&" : "?");
    if (reply.isRedirect() && target.startsWith(back) && target.contains(request.state())) {
      return new RequestAnswer(
          new Answer(Reception.ACCEPTED, "it sends browsers back to " + client.redirectUri()),
          rest(Parameters.parse(URI.create(target).getRawQuery())));
    }
    String words =
        reply.isRedirect()
            ? "it sends browsers on to " + target.replaceFirst("[?#].*", "")
            : visible(reply);
    boolean isRefused =
        (reply.status() >= 400 || reply.isRedirect())
            && REDIRECT_REFUSED.matcher(text(reply)).find();
    return new RequestAnswer(
        new Answer(isRefused ? Reception.REFUSED : Reception.UNCLEAR, words),
        new Answer(Reception.UNCLEAR, isRefused ? "it looked at the redirect URI alone" : words));
  }

  private static Answer rest(Map<String, List<String>> back) {
    String error = first(back, "error");
    if (error.isEmpty() || NOBODY_SIGNED_IN.contains(error)) {
      return new Answer(Reception.ACCEPTED, "it takes a request as a login's");
    }
    LoginProblem problem =
        AuthorizationResponse.refusal(ProviderError.of(error, first(back, "error_description"), 0))
            .problem();
    return problem.isUnreachable()
        ? new Answer(Reception.UNCLEAR, problem.sentence())
        : Answer.of(Reception.REFUSED, problem);
  }

  /** What a page says, without its markup, or the beginning of whatever else came. */
  private static String visible(Reply reply) {
    int body = reply.body().indexOf("<body");
    if (body < 0) {
      return reply.excerpt();
    }
    String text = TAG.matcher(reply.body().substring(body)).replaceAll(" ");
    String line =
        text.strip().replaceAll("\\s+", " ").replace("&#39;", "'").replace("&quot;", "\"");
    return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "…";
  }

  private static String first(Map<String, List<String>> back, String name) {
    return back.getOrDefault(name, List.of("")).get(0);
  }

  /** Where an error can stand. A redirect may repeat what was asked, which is none. */
  private static String text(Reply reply) {
    Map<String, List<String>> query =
        reply.location().map(URI::getRawQuery).map(Parameters::parse).orElse(Map.of());
    String told =
        Stream.of("error", "error_description")
            .flatMap(name -> query.getOrDefault(name, List.of()).stream())
            .collect(Collectors.joining(" "));
    return told + " " + (reply.isRedirect() ? "" : reply.body());
  }

  /**
   * Asks the token endpoint for the tokens of a code that nobody has: who answers that the code is
   * wrong took the client for what it says it is (RFC 6749 §5.2).
   *
   * @throws RejectedException when nobody answers
   */
  public Answer client(Metadata metadata) {
    OidcClient client = configuration.client();
    ClientCredentials credentials =
        new ClientCredentials(client, metadata.supported().clientAuthentications());
    List<ClientCredentials.Way> ways = credentials.ways(new ClientCredentials.Memory());
    if (ways.isEmpty()) {
      return new Answer(Reception.UNCLEAR, "it takes no client secret");
    }
    TokenAnswer first = ask(credentials, ways.get(0), metadata);
    return judged(
        first.refusesClient() && ways.size() > 1 ? ask(credentials, ways.get(1), metadata) : first);
  }

  private TokenAnswer ask(
      ClientCredentials credentials, ClientCredentials.Way way, Metadata metadata) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", AuthorizationRequest.fresh(random));
    form.put("redirect_uri", configuration.client().redirectUri());
    form.put("code_verifier", AuthorizationRequest.fresh(random));
    Optional<String> header = credentials.apply(way, form);
    Reply reply = http.post(metadata.endpoints().token(), form, header);
    reply.requireReached();
    return TokenAnswer.of(reply);
  }

  /**
   * What the answer says of the client, by the error that it names (RFC 6749 §5.2). A provider that
   * fails, and what is no token endpoint, say nothing about it, whatever stands in the answer.
   */
  private Answer judged(TokenAnswer answer) {
    LoginProblem problem = answer.refusal(configuration.client(), false).problem();
    String error = answer.error().orElse("");
    boolean isAccepted =
        error.equals("invalid_grant") || (error.isEmpty() && problem.check().equals("code"));
    if (answer.isOfProvider() || !(isAccepted || problem.check().equals("client"))) {
      return error.isEmpty()
          ? Answer.of(Reception.FAILED, problem)
          : new Answer(Reception.UNCLEAR, error);
    }
    return isAccepted
        ? new Answer(Reception.ACCEPTED, "it knows client and secret")
        : Answer.of(Reception.REFUSED, problem, answer.refusesSecret());
  }
}
