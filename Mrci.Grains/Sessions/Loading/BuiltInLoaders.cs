using Mrci.Commands;
using Mrci.Domain.Commands;

namespace Mrci.Grains.Sessions.Loading;

/// <summary>The two built-in loaders (P-4.8, P-4.16).</summary>
public sealed class BuiltInLoaders : ISessionLoaders
{
    /// <inheritdoc />
    public IReadOnlyList<SessionLoader> Create(ISessionContext session) =>
    [
        Make(CommandNumbering.BuiltInOffset, session),
        Make(CommandNumbering.AdditionsOffset, session),
    ];

    private static SessionLoader Make(int offset, ISessionContext session) =>
        new((ushort)offset, new BuiltInLoader(offset, session), IsBuiltIn: true);
}
