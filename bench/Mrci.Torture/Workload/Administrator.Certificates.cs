using Mrci.Protocol.Text;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <content>What it does with certificates for names that no client asks for.</content>
internal sealed partial class Administrator
{
    private const int CommonNames = 8;

    private async Task ChangeCertificateAsync(HostSession session)
    {
        var files = Scene.Target.Certificates;
        if (files.Count == 0)
            return;
        var name = $"{Scene.Prefix}.{_index}.{_random.Next(CommonNames)}.invalid";
        var cell = Scene.Host.Certificate(name);
        var arguments = new ArgumentWriter().Add("-name", name).Add("-force");
        if (cell.Possible[^1].Length > 0 && _random.Next(2) == 0)
        {
            cell.Note("", (await session.RunAsync("rm_cert", arguments.ToString())).Answer);
            return;
        }

        var file = files[_random.Next(files.Count)];
        arguments.Add("-cert", file.Certificate).Add("-priv", file.Key);
        cell.Note(file.ValidUntil, (await session.RunAsync("add_cert", arguments.ToString())).Answer);
    }
}
