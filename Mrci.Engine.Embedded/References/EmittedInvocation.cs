using System.Reflection;

namespace Mrci.Engine.Embedded.References;

// How a reference makes and sends the invocation of one method.
internal sealed record EmittedInvocation(ConstructorInfo Constructor, FieldInfo[] Fields, MethodInfo Send);
