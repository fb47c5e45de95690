using System.Collections.Immutable;
using Mrci.Domain.Accounts;
using Mrci.Grains.Names;
using Orleans;

namespace Mrci.Grains.Users;

/// <summary>Stored state of an account (D-601).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.user")]
public sealed record UserState
{
    /// <summary>Version of this record's layout.</summary>
    [Id(0)]
    public int Schema { get; init; } = 1;

    /// <summary>Whether the account exists.</summary>
    [Id(1)]
    public UserLifeCycle LifeCycle { get; init; }

    /// <summary>Counts the changes that others may see.</summary>
    [Id(2)]
    public long Version { get; init; }

    /// <summary>User name as typed.</summary>
    [Id(3)]
    public string Name { get; init; } = "";

    /// <summary>Display name, may be empty.</summary>
    [Id(4)]
    public string DisplayName { get; init; } = "";

    /// <summary>E-mail address as typed; empty for none.</summary>
    [Id(5)]
    public string Email { get; init; } = "";

    /// <summary>Whether the address has been proven.</summary>
    [Id(6)]
    public bool EmailVerified { get; init; }

    /// <summary>Id of the group of the user.</summary>
    [Id(7)]
    public string GroupId { get; init; } = "";

    /// <summary>Time of registration.</summary>
    [Id(8)]
    public DateTimeOffset RegisteredUtc { get; init; }

    /// <summary>The account made at initial set-up (C-RANK.4).</summary>
    [Id(9)]
    public bool Protected { get; init; }

    /// <summary>Login is refused.</summary>
    [Id(10)]
    public bool Locked { get; init; }

    /// <summary>A new password is demanded at the next login.</summary>
    [Id(11)]
    public bool NeedNewPassword { get; init; }

    /// <summary>A new user name is demanded at the next login.</summary>
    [Id(12)]
    public bool NeedNewName { get; init; }

    /// <summary>The password (D-310); null when the account does not exist.</summary>
    [Id(13)]
    public PasswordRecord? Password { get; init; }

    /// <summary>Counts the passwords; a stronger record of the same password is not another one.</summary>
    [Id(14)]
    public long PasswordVersion { get; init; }

    /// <summary>Counted wrong passwords (C-auth.6).</summary>
    [Id(15)]
    public ImmutableArray<FailureCount> Failures { get; init; } = [];

    /// <summary>A change of name whose names are not settled yet (D-703).</summary>
    [Id(16)]
    public PendingRename? PendingRename { get; init; }

    /// <summary>Memberships and invitations: a copy of what the channels know (D-712).</summary>
    [Id(17)]
    public ImmutableArray<Membership> Memberships { get; init; } = [];

    /// <summary>Channels that have asked for room and not reported back.</summary>
    [Id(18)]
    public ImmutableArray<ChannelReservation> Reservations { get; init; } = [];

    /// <summary>The channels left last.</summary>
    [Id(19)]
    public ImmutableArray<ForgottenChannel> Forgotten { get; init; } = [];

    /// <summary>The last operations (D-600).</summary>
    [Id(20)]
    public ImmutableArray<UserOperation> Operations { get; init; } = [];

    /// <summary>When counted failures were set back last, by address (D-802).</summary>
    [Id(30)]
    public ImmutableArray<FailureReset> FailureResets { get; init; } = [];

    /// <summary>A change of the e-mail address whose names are not settled yet (D-705).</summary>
    [Id(21)]
    public PendingRename? PendingEmail { get; init; }

    /// <summary>The temporary password (C-request_pw_reset.2); null for none.</summary>
    [Id(22)]
    public RecoveryRecord? Recovery { get; init; }

    /// <summary>When temporary passwords were mailed, the last hour's.</summary>
    [Id(23)]
    public ImmutableArray<DateTimeOffset> RecoveryMails { get; init; } = [];

    /// <summary>Counted wrong temporary passwords (C-recover_acct.2).</summary>
    [Id(24)]
    public long RecoveryFailures { get; init; }
}
