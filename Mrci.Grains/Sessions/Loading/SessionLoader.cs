using Mrci.Modules;

namespace Mrci.Grains.Sessions.Loading;

/// <summary>A loader of one session.</summary>
/// <param name="Offset">Id of its first command (P-4.4).</param>
/// <param name="Loader">The loader.</param>
/// <param name="IsBuiltIn">Whether its commands are the host's own: they may send more (P-5.22) and be private helpers of others (P-5.30).</param>
public sealed record SessionLoader(ushort Offset, ICommandLoader Loader, bool IsBuiltIn);
