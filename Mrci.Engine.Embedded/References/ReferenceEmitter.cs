using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using Mrci.Engine.Embedded.Calls;
using Mrci.Engine.Embedded.Hosting;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.References;

// Emits, once per interface and process, the class of its references: each method makes an invocation of an emitted class of
// its own, with the arguments in typed fields, and sends it. That is about ten times cheaper than DispatchProxy, which boxes.
internal static class ReferenceEmitter
{
    private static readonly ConcurrentDictionary<Type, Lazy<ReferenceFactory>> Factories = new();

    private static readonly Type[] ConstructorParameters = [typeof(EmbeddedEngine), typeof(GrainId), typeof(CallTarget)];

    private static readonly ConstructorInfo BaseConstructor =
        typeof(GrainReference).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, ConstructorParameters)!;

    private static readonly MethodInfo ConvertArgument = typeof(ReferenceArgument).GetMethod(nameof(ReferenceArgument.Convert))!;

    private static readonly MethodInfo CancelWith = typeof(Invocation).GetMethod(nameof(Invocation.CancelWith))!;

    public static ReferenceFactory Get(Type grainInterface)
        => Factories.GetOrAdd(grainInterface, static type => new Lazy<ReferenceFactory>(() => Emit(type))).Value;

    private static ReferenceFactory Emit(Type grainInterface)
    {
        if (!grainInterface.IsInterface || !typeof(IAddressable).IsAssignableFrom(grainInterface))
            throw new ArgumentException($"{grainInterface} is not a grain interface.", nameof(grainInterface));
        var methods = InterfaceMethods(grainInterface);
        var module = DefineModule(grainInterface, methods);
        var reference = module.DefineType(
            grainInterface.Name + "_Reference", TypeAttributes.Sealed | TypeAttributes.Class, typeof(GrainReference), [grainInterface]);
        var constructor = EmitConstructor(reference);
        var factory = EmitFactory(reference, constructor);
        for (var i = 0; i < methods.Length; i++)
            EmitMethod(reference, methods[i], InvocationEmitter.Emit(module, methods[i], i));
        return reference.CreateType().GetMethod(factory, BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<ReferenceFactory>();
    }

    private static MethodInfo[] InterfaceMethods(Type grainInterface)
    {
        MethodInfo[] methods = [.. grainInterface.GetInterfaces().Prepend(grainInterface).SelectMany(static type => type.GetMethods()).Where(static method => method.IsAbstract)];
        foreach (var method in methods)
        {
            if (method.IsStatic || method.IsSpecialName || method.IsGenericMethodDefinition || method.GetParameters().Any(static parameter => parameter.ParameterType.IsByRef))
                throw new NotSupportedException($"{method.DeclaringType}.{method.Name}: static, generic, by-reference, and property members are not in the slice of grain interfaces.");
        }

        return methods;
    }

    // The emitted code uses internal types of this assembly, and interfaces and messages may be internal to theirs.
    private static ModuleBuilder DefineModule(Type grainInterface, MethodInfo[] methods)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Mrci.Engine.References." + grainInterface.Name), AssemblyBuilderAccess.Run);
        var attribute = typeof(System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
        HashSet<string> names = [typeof(GrainReference).Assembly.GetName().Name!];
        names.Add(grainInterface.Assembly.GetName().Name!);
        foreach (var method in methods)
        {
            AddAssemblies(names, method.DeclaringType!);
            AddAssemblies(names, method.ReturnType);
            foreach (var parameter in method.GetParameters())
                AddAssemblies(names, parameter.ParameterType);
        }

        foreach (var name in names)
            assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute, [name]));
        return assembly.DefineDynamicModule("References");
    }

    private static void AddAssemblies(HashSet<string> names, Type type)
    {
        if (type.HasElementType)
            AddAssemblies(names, type.GetElementType()!);
        foreach (var argument in type.GetGenericArguments())
            AddAssemblies(names, argument);
        if (!type.IsVisible)
            names.Add(type.Assembly.GetName().Name!);
    }

    private static ConstructorBuilder EmitConstructor(TypeBuilder reference)
    {
        var constructor = reference.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, ConstructorParameters);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Ldarg_3);
        il.Emit(OpCodes.Call, BaseConstructor);
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    private static string EmitFactory(TypeBuilder reference, ConstructorBuilder constructor)
    {
        const string Name = "<>Create";
        var il = reference.DefineMethod(Name, MethodAttributes.Public | MethodAttributes.Static, typeof(GrainReference), ConstructorParameters).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
        return Name;
    }

    private static void EmitMethod(TypeBuilder reference, MethodInfo method, EmittedInvocation invocation)
    {
        Type[] parameters = [.. method.GetParameters().Select(static parameter => parameter.ParameterType)];
        var builder = reference.DefineMethod(
            method.DeclaringType!.Name + "." + method.Name,
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            method.ReturnType,
            parameters);
        var il = builder.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Newobj, invocation.Constructor);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, (short)(i + 1));
            if (parameters[i].IsInterface && typeof(IAddressable).IsAssignableFrom(parameters[i]))
                il.Emit(OpCodes.Call, ConvertArgument.MakeGenericMethod(parameters[i]));
            il.Emit(OpCodes.Stfld, invocation.Fields[i]);
            if (parameters[i] == typeof(CancellationToken))
            {
                il.Emit(OpCodes.Dup);
                il.Emit(OpCodes.Ldarg, (short)(i + 1));
                il.Emit(OpCodes.Call, CancelWith);
            }
        }

        il.Emit(OpCodes.Call, invocation.Send);
        il.Emit(OpCodes.Ret);
        reference.DefineMethodOverride(builder, method);
    }
}
