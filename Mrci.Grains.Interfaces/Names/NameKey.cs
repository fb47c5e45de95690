using Mrci.Domain.Names;

namespace Mrci.Grains.Names;

/// <summary>Keys of unique names: the kind, a colon, the canonical form (D-220, D-606).</summary>
public static class NameKey
{
    /// <summary>Key of a user name; its owner is a user id.</summary>
    public static string User(string name) => "user:" + CanonicalName.Of(name);

    /// <summary>Key of an e-mail address; its owner is a user id.</summary>
    public static string Email(string address) => "email:" + CanonicalName.Of(address);

    /// <summary>Key of a group name; its owner is a group id.</summary>
    public static string Group(string name) => "group:" + CanonicalName.Of(name);

    /// <summary>Key of a channel name; its owner is a channel id in decimal.</summary>
    public static string Channel(string name) => "channel:" + CanonicalName.Of(name);
}
