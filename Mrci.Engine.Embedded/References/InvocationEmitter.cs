using System.Reflection;
using System.Reflection.Emit;
using Mrci.Engine.Embedded.Calls;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.References;

// Emits the invocation class of one interface method.
internal static class InvocationEmitter
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static EmittedInvocation Emit(ModuleBuilder module, MethodInfo method, int index)
    {
        var (baseType, invoke, send) = KindOf(method);
        var type = module.DefineType($"{method.DeclaringType!.Name}_{method.Name}_{index}", TypeAttributes.Sealed | TypeAttributes.Class, baseType);
        var parameters = method.GetParameters();
        var fields = new FieldInfo[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
            fields[i] = type.DefineField("_" + parameters[i].Name, parameters[i].ParameterType, FieldAttributes.Public);
        EmitConstructor(type, baseType, OptionsOf(method));
        EmitName(type, $"{method.DeclaringType.Name}.{method.Name}");
        if (method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout is { } timeout)
            EmitTimeout(type, timeout);
        EmitInvoke(type, baseType.GetMethod(invoke, Members)!, method, fields);

        // Members of the finished type, because the references are emitted against it.
        var created = type.CreateType();
        for (var i = 0; i < fields.Length; i++)
            fields[i] = created.GetField(fields[i].Name)!;
        return new EmittedInvocation(created.GetConstructor(Type.EmptyTypes)!, fields, send);
    }

    private static (Type Base, string Invoke, MethodInfo Send) KindOf(MethodInfo method)
    {
        var returns = method.ReturnType;
        if (returns == typeof(Task))
            return (typeof(TaskInvocation), "Invoke", Send(nameof(GrainReference.SendTask), null));
        if (returns == typeof(ValueTask))
            return (typeof(ValueTaskInvocation), "InvokeValueTask", Send(nameof(GrainReference.SendValueTask), null));
        if (returns == typeof(void))
            return (typeof(VoidInvocation), "InvokeVoid", Send(nameof(GrainReference.SendVoid), null));
        if (returns.IsGenericType)
        {
            var result = returns.GetGenericArguments()[0];
            if (returns.GetGenericTypeDefinition() == typeof(Task<>))
                return (typeof(TaskInvocation<>).MakeGenericType(result), "Invoke", Send(nameof(GrainReference.SendTask), result));
            if (returns.GetGenericTypeDefinition() == typeof(ValueTask<>))
                return (typeof(ValueTaskInvocation<>).MakeGenericType(result), "InvokeValueTask", Send(nameof(GrainReference.SendValueTask), result));
        }

        throw new NotSupportedException($"{method.DeclaringType}.{method.Name} returns {returns}; grain methods return void, Task, or ValueTask.");
    }

    private static MethodInfo Send(string name, Type? result)
    {
        var method = typeof(GrainReference).GetMethods(Members).Single(candidate => candidate.Name.Equals(name, StringComparison.Ordinal) && candidate.IsGenericMethod == result is not null);
        return result is null ? method : method.MakeGenericMethod(result);
    }

    private static CallOptions OptionsOf(MethodInfo method)
    {
        var options = CallOptions.None;
        if (method.IsDefined(typeof(AlwaysInterleaveAttribute)))
            options |= CallOptions.AlwaysInterleave;
        if (method.IsDefined(typeof(ReadOnlyAttribute)))
            options |= CallOptions.ReadOnly;
        if (method.ReturnType == typeof(void) || (method.IsDefined(typeof(OneWayAttribute)) && !method.ReturnType.IsGenericType))
            options |= CallOptions.OneWay;
        return options;
    }

    private static void EmitConstructor(TypeBuilder type, Type baseType, CallOptions options)
    {
        var il = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, Type.EmptyTypes).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, (int)options);
        il.Emit(OpCodes.Call, baseType.GetConstructor(Members, [typeof(CallOptions)])!);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitName(TypeBuilder type, string name)
    {
        var getter = typeof(Invocation).GetProperty(nameof(Invocation.Name))!.GetMethod!;
        var il = DefineOverride(type, getter).GetILGenerator();
        il.Emit(OpCodes.Ldstr, name);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitTimeout(TypeBuilder type, TimeSpan timeout)
    {
        var getter = typeof(Invocation).GetProperty(nameof(Invocation.TimeoutTicks))!.GetMethod!;
        var il = DefineOverride(type, getter).GetILGenerator();
        il.Emit(OpCodes.Ldc_I8, timeout.Ticks);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitInvoke(TypeBuilder type, MethodInfo invoke, MethodInfo method, FieldInfo[] fields)
    {
        var il = DefineOverride(type, invoke).GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var field in fields)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
        }

        il.Emit(OpCodes.Callvirt, method);
        il.Emit(OpCodes.Ret);
    }

    private static MethodBuilder DefineOverride(TypeBuilder type, MethodInfo overridden)
        => type.DefineMethod(
            overridden.Name,
            (overridden.Attributes & MethodAttributes.MemberAccessMask) | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig,
            overridden.ReturnType,
            [.. overridden.GetParameters().Select(static parameter => parameter.ParameterType)]);
}
