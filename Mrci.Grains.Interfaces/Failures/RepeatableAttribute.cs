namespace Mrci.Grains.Failures;

/// <summary>
/// The call may be made again when nobody knows what became of it, because a repeat changes nothing more. Also holds, without this attribute, for calls that
/// only read and for those whose first argument is the id of an operation (D-600).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RepeatableAttribute : Attribute;
