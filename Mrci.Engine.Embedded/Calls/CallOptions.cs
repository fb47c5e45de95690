namespace Mrci.Engine.Embedded.Calls;

[Flags]
internal enum CallOptions
{
    None = 0,
    AlwaysInterleave = 1,
    ReadOnly = 2,

    // Nobody waits for the answer.
    OneWay = 4,

    // Belongs to one activation and dies with it (timer ticks).
    Local = 8,

    // Does not put off idle deactivation (timer ticks).
    NoUse = 16,
}
