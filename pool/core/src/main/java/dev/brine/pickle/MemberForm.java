package dev.brine.pickle;

import dev.brine.error.BrineException;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;

/** Writes a method, field or constructor by its name. */
final class MemberForm extends Form<Member> {
  private static final int METHOD = 0;
  private static final int FIELD = 1;
  private static final int CONSTRUCTOR = 2;

  @Override
  @SuppressWarnings("deprecation") // nothing else tells whether the user opened it
  void write(Member member, GraphOutput output) {
    int kind = member instanceof Method ? METHOD : member instanceof Field ? FIELD : CONSTRUCTOR;
    output.bytes().writeByte(kind);
    output.value(member.getDeclaringClass());
    output.bytes().writeString(member.getName());
    output.bytes().writeBoolean(((AccessibleObject) member).isAccessible());
    if (member instanceof Executable executable) {
      Class<?> result = member instanceof Method method ? method.getReturnType() : void.class;
      MethodType type = MethodType.methodType(result, executable.getParameterTypes());
      type.wrap().parameterList().forEach(output.discovery()::type);
      output.bytes().writeString(type.toMethodDescriptorString());
    }
  }

  @Override
  Member make(GraphInput input) {
    int kind = input.bytes().readByte();
    Class<?> owner = (Class<?>) Objects.requireNonNull(input.value());
    String name = input.bytes().readString();
    boolean isOpen = input.bytes().readBoolean();
    try {
      AccessibleObject member =
          switch (kind) {
            case METHOD ->
                method(owner, name, input.names().methodType(input.bytes().readString()));
            case FIELD -> owner.getDeclaredField(name);
            default ->
                owner.getDeclaredConstructor(
                    input.names().methodType(input.bytes().readString()).parameterArray());
          };
      if (isOpen) {
        member.trySetAccessible();
      }
      return (Member) member;
    } catch (NoSuchMethodException | NoSuchFieldException e) {
      throw new BrineException(owner.getName() + " has no " + name + " here", e);
    }
  }

  /** A class may declare several methods that differ in their result only. */
  private static Method method(Class<?> owner, String name, MethodType type)
      throws NoSuchMethodException {
    for (Method method : owner.getDeclaredMethods()) {
      if (method.getName().equals(name)
          && method.getReturnType() == type.returnType()
          && type.parameterList().equals(List.of(method.getParameterTypes()))) {
        return method;
      }
    }
    throw new NoSuchMethodException(name + type);
  }
}
