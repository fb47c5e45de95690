using System.IO.Compression;
using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Modules;

/// <summary>Steps of the tests of modules, frame by frame.</summary>
internal static class ModuleSteps
{
    public const ushort Auth = 266;
    public const ushort AddMod = 262;
    public const ushort LsMods = 299;
    public const ushort Term = 341;

    /// <summary>An assembly that installs and has no loader.</summary>
    public static byte[] Assembly { get; } = File.ReadAllBytes(typeof(ModuleSteps).Assembly.Location);

    /// <summary>The reference module (P-11.40).</summary>
    public static byte[] Tester { get; } = File.ReadAllBytes(Programs.Tester);

    /// <summary>A session of root.</summary>
    public static Task<RawConnection> RawRootAsync(this OwnHost host) => RawRootAsync(host.Process);

    /// <summary>A session of root.</summary>
    public static async Task<RawConnection> RawRootAsync(HostProcess host)
    {
        var connection = await RawConnection.StartSessionAsync(host.EndPoint);
        await connection.SendTextAsync(Auth, "-user root");
        await connection.ReadUntilAsync(FrameType.PrivText);
        await connection.SendTextAsync(Auth, HostFixture.RootPassword);
        await connection.ReadToIdleAsync(Auth);
        await connection.SynchronizeAsync();
        return connection;
    }

    /// <summary>Sends the arguments of add_mod and reads on until the host waits for the file.</summary>
    public static async Task<MrciFrame[]> BeginAddModAsync(this RawConnection connection, string arguments)
    {
        await connection.SendAsync(FrameType.GenFile, AddMod, MrciText.Encode(arguments));
        var frames = new List<MrciFrame>();
        while (frames.Count == 0 || frames[^1].Type is not FrameType.GenFile || frames[^1].Payload.Length > 0)
            frames.AddRange(await connection.ReadUntilAsync(FrameType.GenFile));
        return [.. frames];
    }

    /// <summary>Sends a whole module; the frames of the answer, IDLE included.</summary>
    public static async Task<MrciFrame[]> AddModAsync(this RawConnection connection, string name, string file, byte[] content, int part = 100_000)
    {
        var begin = await connection.BeginAddModAsync($"-name \"{name}\" -len {content.Length} -client_file {file}");
        for (var sent = 0; sent < content.Length; sent += part)
            await connection.SendAsync(FrameType.GenFile, AddMod, content[sent..Math.Min(content.Length, sent + part)]);
        return [.. begin, .. await connection.ReadToIdleAsync(AddMod)];
    }

    /// <summary>Installs a module.</summary>
    public static async Task InstallAsync(this RawConnection connection, string name, string file, byte[] content)
    {
        var frames = await connection.AddModAsync(name, file, content);
        frames.ShouldNotContain(static frame => frame.Type == FrameType.Err, string.Concat(frames.Where(static frame => frame.Type == FrameType.Err).Select(static frame => frame.Text)));
    }

    /// <summary>Whether the host refuses a module before it has any of it.</summary>
    public static async Task<bool> AddModRefusedAsync(this RawConnection connection, string name)
    {
        await connection.SendAsync(FrameType.GenFile, AddMod, MrciText.Encode($"-name {name} -len 10"));
        return (await connection.SynchronizeAsync()).Shape().SequenceEqual(["262:Err", "262:Idle"]);
    }

    /// <summary>The cells of the modules' table. Names and paths here have no blanks.</summary>
    public static async Task<string[][]> ModulesAsync(this OwnHost host) => await host.Root.RowsAsync("ls_mods");

    /// <summary>Waits until there is no record of a module any more.</summary>
    public static async Task WithoutModuleAsync(this OwnHost host, string name)
    {
        await LookAsync().Within($"the end of the module {name}");

        async Task LookAsync()
        {
            // Every answer is a point in time to look again.
            while ((await host.ModulesAsync()).Any(row => row[0] == name))
                await Task.Yield();
        }
    }

    /// <summary>Heads of frames, adjacent TEXT frames taken as one (C-GEN.16).</summary>
    public static string[] Shape(this IEnumerable<MrciFrame> frames)
    {
        var shape = new List<string>();
        foreach (var frame in frames)
        {
            var head = $"{frame.CommandId}:{frame.Type}{(frame is { Type: FrameType.GenFile, Payload.Length: > 0 } ? $" {frame.Text}" : "")}";
            if (frame.Type != FrameType.Text || shape.Count == 0 || shape[^1] != head)
                shape.Add(head);
        }

        return [.. shape];
    }

    /// <summary>An archive.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
