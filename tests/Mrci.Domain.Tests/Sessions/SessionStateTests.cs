using System.Net;
using Mrci.Domain.Peers;
using Mrci.Domain.Sessions;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;

namespace Mrci.Domain.Tests.Sessions;

public sealed class SessionStateTests
{
    private readonly SessionState _session = Sample.Session();

    [Fact]
    public void New_session_has_the_initial_values()
    {
        // P-6.1, P-6.5
        _session.IsLoggedIn.ShouldBeFalse();
        _session.UserId.IsEmpty.ShouldBeTrue();
        _session.UserName.ShouldBe("");
        _session.GroupName.ShouldBe("");
        _session.DisplayName.ShouldBe("");
        _session.HostRank.ShouldBe(0u);
        _session.Channels.ShouldBeEmpty();
        _session.OwnerOverride.ShouldBeFalse();
        _session.ActiveUpdate.ShouldBeFalse();
        _session.CurrentDirectory.ShouldBe("/");
        _session.Address.ShouldBe(IPAddress.Loopback);
        _session.AppName.ShouldBe("app");
        _session.ClientVersion.ShouldBe(ProtocolVersion.Host);
    }

    [Fact]
    public void Channel_lists_are_54_bytes_at_any_time()
    {
        // P-6.2, X-20, X-21
        _session.OpenSubChannels.ToArray().ShouldBe(new byte[54]);
        _session.WritableSubChannels.ToArray().ShouldBe(new byte[54]);
        _session.OpenSubChannel(new SubChannelId(1, 0), isWritable: true, isActive: false);
        _session.Logout();
        _session.OpenSubChannels.ToArray().ShouldBe(new byte[54]);
        _session.WritableSubChannels.ToArray().ShouldBe(new byte[54]);
    }

    [Fact]
    public void Login_takes_over_the_user()
    {
        // C-auth.5, P-6.1
        _session.OwnerOverride = true;
        _session.Login(Sample.User());
        _session.IsLoggedIn.ShouldBeTrue();
        _session.UserName.ShouldBe("Bob");
        _session.GroupName.ShouldBe("users");
        _session.DisplayName.ShouldBe("Bob the Builder");
        _session.HostRank.ShouldBe(2u);
        _session.Channels.ShouldBe(["chat", "news"], ignoreOrder: true);
        _session.OwnerOverride.ShouldBeFalse();
    }

    [Fact]
    public void Login_over_a_user_is_refused()
    {
        // P-10.7, X-24
        _session.Login(Sample.User());
        Should.Throw<InvalidOperationException>(() => _session.Login(Sample.User()));
        Should.Throw<ArgumentException>(() => Sample.Session().Login(Sample.User() with { HostRank = 0 }));
    }

    [Fact]
    public void Logout_leaves_nothing_of_the_user()
    {
        // P-10.8, P-6.1, X-23, B-12
        _session.Login(Sample.User());
        _session.OwnerOverride = true;
        _session.OpenSubChannel(new SubChannelId(1, 0), isWritable: true, isActive: true);
        _session.Peers.Send(Sample.Id(9), PeerMessage.Request);

        var change = _session.Logout();

        change.SubChannels.CastsPeerStat.ShouldBeTrue();
        change.SubChannels.Before.Contains(new SubChannelId(1, 0)).ShouldBeTrue();
        change.SubChannels.After.IsEmpty.ShouldBeTrue();
        change.Peers.ShouldBe([Sample.Id(9)]);
        _session.IsLoggedIn.ShouldBeFalse();
        _session.UserId.IsEmpty.ShouldBeTrue();
        (_session.UserName + _session.GroupName + _session.DisplayName).ShouldBe("");
        _session.Channels.ShouldBeEmpty();
        _session.OwnerOverride.ShouldBeFalse();
        _session.ActiveUpdate.ShouldBeFalse();
        _session.Peers.Pending.ShouldBeEmpty();
        _session.SessionId.ShouldBe(Sample.Id(1));

        // A flag that was on must not survive into the next sub-channel.
        _session.HostActiveUpdates = false;
        _session.OpenSubChannel(new SubChannelId(1, 0), isWritable: true, isActive: false);
        _session.ActiveUpdate.ShouldBeFalse();
    }

    [Fact]
    public void Logout_without_open_sub_channel_casts_nothing()
    {
        // P-10.8 step 1
        _session.Login(Sample.User());
        _session.Logout().SubChannels.CastsPeerStat.ShouldBeFalse();
    }

    [Fact]
    public void Channel_list_holds_each_name_once_ignoring_case()
    {
        // P-6.3, P-6.4, X-28
        _session.AddChannel("Chat").ShouldBeTrue();
        _session.AddChannel("CHAT").ShouldBeFalse();
        _session.Channels.ShouldBe(["chat"]);
        _session.IsMemberOf("cHAT").ShouldBeTrue();
        _session.RenameChannel("CHAT", "Talk").ShouldBeTrue();
        _session.Channels.ShouldBe(["talk"]);
        _session.RenameChannel("gone", "here").ShouldBeFalse();
        _session.RemoveChannel("TALK").ShouldBeTrue();
        _session.RemoveChannel("talk").ShouldBeFalse();
        _session.Channels.ShouldBeEmpty();
    }

    [Fact]
    public void User_data_follow_the_events()
    {
        // P-6.1, B-16: blanks stay in display names
        _session.Login(Sample.User());
        _session.RenameUser("Rob");
        _session.SetDisplayName("Rob the Second");
        _session.SetGroup("staff", 5);
        _session.UserName.ShouldBe("Rob");
        _session.DisplayName.ShouldBe("Rob the Second");
        _session.GroupName.ShouldBe("staff");
        _session.HostRank.ShouldBe(5u);
        Should.Throw<ArgumentOutOfRangeException>(() => _session.SetGroup("staff", 0));
        Should.Throw<InvalidOperationException>(() => Sample.Session().SetGroup("staff", 5));
    }

    [Fact]
    public void Peer_info_and_my_info_show_the_present_state()
    {
        // P-3.7, P-3.8, X-27
        var nobody = _session.ToPeerInfo();
        nobody.ToArray().Length.ShouldBe(300);
        nobody.UserId.IsEmpty.ShouldBeTrue();

        _session.Login(Sample.User());
        _session.ToPeerInfo().ShouldBe(new PeerInfo(Sample.Id(1), Sample.User().UserId, "Bob", "app", "Bob the Builder"));
        _session.ToMyInfo("bob@example.org", emailConfirmed: true)
            .ShouldBe(new MyInfo(_session.ToPeerInfo(), "bob@example.org", "users", EmailConfirmed: true));
    }
}
