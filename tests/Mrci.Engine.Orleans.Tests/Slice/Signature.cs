using System.Reflection;

namespace Mrci.Engine.Tests.Slice;

/// <summary>Members as text, whatever assembly their types are in.</summary>
internal static class Signature
{
    public const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Null for what others cannot use.</summary>
    public static string? Of(MemberInfo member) => member switch
    {
        MethodInfo method when IsVisible(method) => Of(method),
        ConstructorInfo constructor when IsVisible(constructor) => $"new({Of(constructor.GetParameters())})",
        FieldInfo field when field.IsPublic || field.IsFamily => $"{Of(field.FieldType)} {field.Name}{Constant(field)}",
        _ => null,
    };

    public static string Of(Type type)
    {
        if (type.IsGenericParameter)
            return type.DeclaringMethod is null ? $"!{type.GenericParameterPosition}" : $"!!{type.GenericParameterPosition}";
        if (type.HasElementType)
            return Of(type.GetElementType()!) + (type.IsByRef ? "&" : type.IsArray ? "[]" : "*");
        if (!type.IsGenericType)
            return type.FullName!;
        return $"{type.GetGenericTypeDefinition().FullName}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }

    private static string Of(MethodInfo method) =>
        $"{(method.IsPublic ? "" : "protected ")}{(method.IsStatic ? "static " : "")}{Of(method.ReturnType)} {method.Name}"
        + (method.IsGenericMethod ? $"`{method.GetGenericArguments().Length}" : "")
        + $"({Of(method.GetParameters())})";

    private static string Of(ParameterInfo[] parameters) =>
        string.Join(", ", parameters.Select(static parameter =>
            $"{Of(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = " + (parameter.RawDefaultValue ?? "null") : "")}"));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Constant(FieldInfo field) => field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "";
}
