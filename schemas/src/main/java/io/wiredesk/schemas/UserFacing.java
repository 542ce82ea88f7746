package io.wiredesk.schemas;

/**
 * What an exception implements that was foreseen: its message is one line for the user, who needs
 * neither its class nor its stack trace.
 */
public interface UserFacing {}
