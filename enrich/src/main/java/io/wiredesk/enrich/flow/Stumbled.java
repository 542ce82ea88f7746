package io.wiredesk.enrich.flow;

/**
 * An {@link Error} that one record brought about, such as a stack that overflowed. Streams gives
 * exceptions to its handlers, while an error ends the thread, and each one after it that meets the
 * same record.
 */
final class Stumbled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Stumbled(Error error) {
    super(error.getClass().getSimpleName(), error);
  }

  /** Does the work; an error of it that is not the process's own comes out as an exception. */
  static void over(Runnable work) {
    try {
      work.run();
    } catch (StackOverflowError e) {
      throw new Stumbled(e);
    } catch (VirtualMachineError | LinkageError e) {
      throw e; // out of memory, or a class that is missing: no other record would fare better
    } catch (Error e) {
      throw new Stumbled(e);
    }
  }
}
