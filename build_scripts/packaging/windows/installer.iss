; The Windows installer, for Inno Setup 6: iscc /DVersion=0.1.0 build_scripts\packaging\windows\installer.iss
; NOT RUN YET: written from Inno Setup's documentation.
;
; Installs for one user without asking for an administrator, or for all where one is at hand. Removing the program
; leaves the user's data (%LOCALAPPDATA%\govtrades-desktop).
#ifndef Version
  #error Say /DVersion=…
#endif

[Setup]
AppId={{6B0C3C0E-7E0B-4C55-9C1F-5D0C7F2A9E41}
AppName=GovTrades Desktop
AppVersion={#Version}
AppPublisher=The GovTrades Desktop founders
DefaultDirName={autopf}\GovTrades Desktop
DefaultGroupName=GovTrades Desktop
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\..\LICENSE
OutputDir=..\..\..\dist
OutputBaseFilename=govtrades-desktop-{#Version}-setup
SetupIconFile=..\..\..\build\package\govtrades.ico
UninstallDisplayIcon={app}\govtrades-desktop.exe
Compression=lzma2
SolidCompression=yes
ChangesEnvironment=yes

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: path; Description: "Put the command ""govtrades"" on the PATH"; Flags: unchecked

[Files]
Source: "..\..\..\dist\govtrades-desktop\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\GovTrades Desktop"; Filename: "{app}\govtrades-desktop.exe"
Name: "{autodesktop}\GovTrades Desktop"; Filename: "{app}\govtrades-desktop.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\Applications\govtrades-desktop.exe\SupportedTypes"; ValueType: string; ValueName: ".pdf"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\govtrades-desktop.exe\shell\open\command"; ValueType: string; ValueData: """{app}\govtrades-desktop.exe"" gui ""%1"""; Flags: uninsdeletekey
Root: HKA; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: IsNotOnPath

[Run]
Filename: "{app}\govtrades-desktop.exe"; Description: "{cm:LaunchProgram,GovTrades Desktop}"; Flags: nowait postinstall skipifsilent

[Code]
function IsNotOnPath: Boolean;
var
  Path: string;
begin
  if not RegQueryStringValue(HKA, 'Environment', 'Path', Path) then
    Path := '';
  Result := Pos(';' + ExpandConstant('{app}') + ';', ';' + Path + ';') = 0;
end;
