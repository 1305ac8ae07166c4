package org.dflib.jjava.kernel.execution;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;

/** A stand-in for JJava's loader, which does not tell the bytes of what was typed. */
public final class JJavaLoaderDelegate implements LoaderDelegate {
  private final Map<String, byte[]> declaredClasses = new ConcurrentHashMap<>();
  private final JJavaClassLoader loader = new JJavaClassLoader();

  @Override
  public void load(ExecutionControl.ClassBytecodes[] classes)
      throws ExecutionControl.ClassInstallException {
    for (ExecutionControl.ClassBytecodes each : classes) {
      declaredClasses.put(each.name(), each.bytecodes());
    }
    for (ExecutionControl.ClassBytecodes each : classes) {
      try {
        Class<?> unused = loader.loadClass(each.name());
      } catch (ClassNotFoundException e) {
        throw new ExecutionControl.ClassInstallException(e.getMessage(), new boolean[0]);
      }
    }
  }

  @Override
  public void classesRedefined(ExecutionControl.ClassBytecodes[] classes) {
    for (ExecutionControl.ClassBytecodes each : classes) {
      declaredClasses.put(each.name(), each.bytecodes());
    }
  }

  @Override
  public void addToClasspath(String path) throws ExecutionControl.InternalException {
    try {
      loader.addURL(Path.of(path).toUri().toURL());
    } catch (MalformedURLException e) {
      throw new ExecutionControl.InternalException(e.getMessage());
    }
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    return loader.loadClass(name);
  }

  private final class JJavaClassLoader extends URLClassLoader {
    JJavaClassLoader() {
      super(new URL[0]);
    }

    @Override
    protected void addURL(URL url) {
      super.addURL(url);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = declaredClasses.get(name);
      return bytes == null
          ? super.findClass(name)
          : defineClass(name, bytes, 0, bytes.length, (CodeSource) null);
    }
  }
}
