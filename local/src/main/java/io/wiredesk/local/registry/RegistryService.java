package io.wiredesk.local.registry;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.annotation.Blocking;
import com.linecorp.armeria.server.annotation.Default;
import com.linecorp.armeria.server.annotation.Delete;
import com.linecorp.armeria.server.annotation.ExceptionHandler;
import com.linecorp.armeria.server.annotation.Get;
import com.linecorp.armeria.server.annotation.Param;
import com.linecorp.armeria.server.annotation.Post;
import com.linecorp.armeria.server.annotation.Put;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.entities.Mode;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaString;
import io.confluent.kafka.schemaregistry.client.rest.entities.SubjectVersion;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.CompatibilityCheckResponse;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.ConfigUpdateRequest;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.ModeUpdateRequest;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaResponse;
import io.confluent.kafka.schemaregistry.utils.JacksonMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of Confluent's REST interface that clients use. Public for Armeria. */
@ExceptionHandler(RegistryErrorHandler.class)
@Blocking
public final class RegistryService {
  static final MediaType JSON = MediaType.parse("application/vnd.schemaregistry.v1+json");

  private final SchemaRegistry registry;
  private final RegistryState state;

  RegistryService(SchemaRegistry registry) {
    this.registry = registry;
    this.state = registry.state();
  }

  @Get("/")
  public HttpResponse root() {
    return HttpResponse.of(HttpStatus.OK, JSON, "{}");
  }

  @Get("/subjects")
  public HttpResponse subjects(@Param("subjectPrefix") @Default("") String prefix) {
    return json(state.subjects().stream().filter(s -> s.startsWith(prefix)).toList());
  }

  @Post("/subjects/{subject}")
  public HttpResponse lookUp(
      @Param("subject") String subject,
      @Param("normalize") @Default("false") boolean normalize,
      AggregatedHttpRequest body) {
    return json(registry.lookUp(subject, schemaOf(subject, body), normalize));
  }

  @Post("/subjects/{subject}/versions")
  public HttpResponse register(
      @Param("subject") String subject,
      @Param("normalize") @Default("false") boolean normalize,
      AggregatedHttpRequest body) {
    return json(
        new RegisterSchemaResponse(registry.register(subject, schemaOf(subject, body), normalize)));
  }

  @Get("/subjects/{subject}/versions")
  public HttpResponse versions(@Param("subject") String subject) {
    List<Integer> versions = state.versions(subject).stream().map(Schema::getVersion).toList();
    if (versions.isEmpty()) {
      throw RegistryException.subjectNotFound(subject);
    }
    return json(versions);
  }

  @Get("/subjects/{subject}/versions/{version}")
  public HttpResponse version(@Param("subject") String subject, @Param("version") String version) {
    return json(registry.version(subject, version));
  }

  @Get("/subjects/{subject}/versions/{version}/schema")
  public HttpResponse versionText(
      @Param("subject") String subject, @Param("version") String version) {
    return HttpResponse.of(HttpStatus.OK, JSON, registry.version(subject, version).getSchema());
  }

  @Get("/schemas/types")
  public HttpResponse types() {
    return json(List.of("AVRO"));
  }

  @Get("/schemas/ids/{id}")
  public HttpResponse byId(@Param("id") int id) {
    return json(new SchemaString(anyWithId(id)));
  }

  @Get("/schemas/ids/{id}/schema")
  public HttpResponse textById(@Param("id") int id) {
    return HttpResponse.of(HttpStatus.OK, JSON, anyWithId(id).getSchema());
  }

  @Get("/schemas/ids/{id}/subjects")
  public HttpResponse subjectsOfId(@Param("id") int id) {
    anyWithId(id);
    return json(state.subjectsWithId(id));
  }

  @Get("/schemas/ids/{id}/versions")
  public HttpResponse versionsOfId(@Param("id") int id) {
    anyWithId(id);
    return json(
        state.withId(id).stream()
            .map(s -> new SubjectVersion(s.getSubject(), s.getVersion()))
            .toList());
  }

  @Post("/compatibility/subjects/{subject}/versions")
  public HttpResponse compatibleWithAll(
      @Param("subject") String subject,
      @Param("verbose") @Default("false") boolean verbose,
      AggregatedHttpRequest body) {
    return verdict(
        registry.objections(schemaOf(subject, body), subject, state.versions(subject)), verbose);
  }

  @Post("/compatibility/subjects/{subject}/versions/{version}")
  public HttpResponse compatibleWithOne(
      @Param("subject") String subject,
      @Param("version") String version,
      @Param("verbose") @Default("false") boolean verbose,
      AggregatedHttpRequest body) {
    List<Schema> against = List.of(registry.version(subject, version));
    return verdict(registry.objections(schemaOf(subject, body), subject, against), verbose);
  }

  @Get("/config")
  public HttpResponse config() {
    return json(new Config(state.level(null)));
  }

  @Put("/config")
  public HttpResponse setConfig(AggregatedHttpRequest body) {
    return setLevel(null, body);
  }

  @Get("/config/{subject}")
  public HttpResponse configOf(
      @Param("subject") String subject,
      @Param("defaultToGlobal") @Default("false") boolean defaultToGlobal) {
    if (!defaultToGlobal && state.ownLevel(subject).isEmpty()) {
      throw RegistryException.noCompatibilityOfItsOwn(subject);
    }
    return json(new Config(state.level(subject)));
  }

  @Put("/config/{subject}")
  public HttpResponse setConfigOf(@Param("subject") String subject, AggregatedHttpRequest body) {
    return setLevel(subject, body);
  }

  @Delete("/config/{subject}")
  public HttpResponse deleteConfigOf(@Param("subject") String subject) {
    String level =
        state
            .ownLevel(subject)
            .orElseThrow(() -> RegistryException.noCompatibilityOfItsOwn(subject));
    registry.setCompatibility(subject, null);
    return json(new Config(level));
  }

  @Get("/mode")
  public HttpResponse mode() {
    return json(new Mode(state.mode(null)));
  }

  @Put("/mode")
  public HttpResponse setMode(AggregatedHttpRequest body) {
    return setMode(null, body);
  }

  @Get("/mode/{subject}")
  public HttpResponse modeOf(
      @Param("subject") String subject,
      @Param("defaultToGlobal") @Default("false") boolean defaultToGlobal) {
    if (!defaultToGlobal && state.ownMode(subject).isEmpty()) {
      throw RegistryException.noModeOfItsOwn(subject);
    }
    return json(new Mode(state.mode(subject)));
  }

  @Put("/mode/{subject}")
  public HttpResponse setModeOf(@Param("subject") String subject, AggregatedHttpRequest body) {
    return setMode(subject, body);
  }

  private HttpResponse setLevel(@Nullable String subject, AggregatedHttpRequest body) {
    ConfigUpdateRequest request = read(body, ConfigUpdateRequest.class);
    String level = request.getCompatibilityLevel();
    if (level == null) {
      throw RegistryException.invalidCompatibility("none given");
    }
    registry.setCompatibility(subject, level);
    return json(request);
  }

  private HttpResponse setMode(@Nullable String subject, AggregatedHttpRequest body) {
    ModeUpdateRequest request = read(body, ModeUpdateRequest.class);
    registry.setMode(subject, String.valueOf(request.getMode()));
    return json(request);
  }

  private Schema anyWithId(int id) {
    return state.withId(id).stream().findFirst().orElseThrow(RegistryException::schemaNotFound);
  }

  private static HttpResponse verdict(List<String> objections, boolean verbose) {
    CompatibilityCheckResponse response = new CompatibilityCheckResponse();
    response.setIsCompatible(objections.isEmpty());
    if (verbose) {
      response.setMessages(objections);
    }
    return json(response);
  }

  private static Schema schemaOf(String subject, AggregatedHttpRequest body) {
    return new Schema(subject, read(body, RegisterSchemaRequest.class));
  }

  private static <T> T read(AggregatedHttpRequest body, Class<T> type) {
    try {
      return JacksonMapper.INSTANCE.readValue(body.content().array(), type);
    } catch (IOException e) {
      throw RegistryException.badRequest("the body is not the JSON it should be");
    }
  }

  static HttpResponse json(Object entity) {
    return RegistryErrorHandler.json(HttpStatus.OK, entity);
  }
}
