package io.wiredesk.local.stack;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.service.ConfigFile;

/** A pipeline that runs, whatever it is made of. */
public interface Pipeline {
  /** Where it is reached. */
  Endpoints endpoints();

  /** By which all of its topics and the database may be read. */
  ConfigFile config();
}
