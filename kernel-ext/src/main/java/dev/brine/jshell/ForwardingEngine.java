package dev.brine.jshell;

import jdk.jshell.spi.ExecutionControl;

/** Another engine, of which subclasses change a part. */
abstract class ForwardingEngine implements ExecutionControl {
  private final ExecutionControl engine;

  ForwardingEngine(ExecutionControl engine) {
    this.engine = engine;
  }

  @Override
  public String invoke(String className, String methodName)
      throws RunException, EngineTerminationException, InternalException {
    return engine.invoke(className, methodName);
  }

  @Override
  public void stop() throws EngineTerminationException, InternalException {
    engine.stop();
  }

  @Override
  public void load(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    engine.load(classes);
  }

  @Override
  public void redefine(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    engine.redefine(classes);
  }

  @Override
  public String varValue(String className, String variable)
      throws RunException, EngineTerminationException, InternalException {
    return engine.varValue(className, variable);
  }

  @Override
  public void addToClasspath(String path) throws EngineTerminationException, InternalException {
    engine.addToClasspath(path);
  }

  @Override
  public Object extensionCommand(String command, Object argument)
      throws RunException, EngineTerminationException, InternalException {
    return engine.extensionCommand(command, argument);
  }

  @Override
  public void close() {
    engine.close();
  }
}
