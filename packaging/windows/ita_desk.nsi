; The installer: per user, without an administrator, in Thai or English. build.py gives the defines.
; What it wrote stands in installed.txt; an upgrade and the uninstaller take away that and nothing else,
; whatever folder was chosen. Work lies in $LOCALAPPDATA\ita_desk and is never touched.
; Exit codes of a silent run (/S): 0 done, 2 the program is open, 3 the folder can't be taken.
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\ita_desk"
Unicode True
Target amd64-unicode
!ifdef QUICK
SetCompressor zlib
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!endif
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
Name "ita_desk"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\ita_desk"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
Icon "${ICON}"
UninstallIcon "${ICON}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "ita_desk"
VIAddVersionKey FileDescription "ita_desk"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "the ita_desk authors"
!uninstfinalize '"${SIGN}" "%1"'

!define CLASSES "Software\Classes"
!define KIND "ita_desk.dossier"
!define LIST "$INSTDIR\installed.txt"

LoadLanguageFile "${NSISDIR}\Contrib\Language files\Thai.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\English.nlf"
LangString OPEN ${LANG_THAI} "ita_desk เปิดอยู่ โปรดปิดหน้าต่างโปรแกรมก่อน แล้วกดลองใหม่"
LangString OPEN ${LANG_ENGLISH} "ita_desk is open. Close its window, then try again."
LangString DATA ${LANG_THAI} "โฟลเดอร์นี้เป็นที่เก็บข้อมูลของ ita_desk โปรดเลือกโฟลเดอร์อื่นสำหรับโปรแกรม: $INSTDIR"
LangString DATA ${LANG_ENGLISH} "This folder holds the data of ita_desk. Choose another one for the program: $INSTDIR"
LangString NOTWRITTEN ${LANG_THAI} "เขียนโปรแกรมลงโฟลเดอร์นี้ไม่ได้ ยังไม่ได้ติดตั้ง: $INSTDIR"
LangString NOTWRITTEN ${LANG_ENGLISH} "The program could not be written to this folder; it is not installed: $INSTDIR"
LangString DONE ${LANG_THAI} "ติดตั้ง ita_desk เรียบร้อยแล้ว เปิดโปรแกรมเลยหรือไม่"
LangString DONE ${LANG_ENGLISH} "ita_desk is installed. Open it now?"
LangString KEPT ${LANG_THAI} "ถอน ita_desk ออกแล้ว ข้อมูลและสำเนาสำรองยังอยู่ที่ $LOCALAPPDATA\ita_desk"
LangString KEPT ${LANG_ENGLISH} "ita_desk is removed. Your data and its backups are still in $LOCALAPPDATA\ita_desk"
LangString DOSSIER ${LANG_THAI} "แฟ้มรายงานของ ita_desk"
LangString DOSSIER ${LANG_ENGLISH} "Dossier of ita_desk"

Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

; A program that runs can't be written; both of its faces are asked.
!macro Closed un
Function ${un}Closed
  again:
  Push "$INSTDIR\ita_desk.exe"
  Call ${un}IsOpen
  Pop $0
  StrCmp $0 1 open
  Push "$INSTDIR\ita-desk.exe"
  Call ${un}IsOpen
  Pop $0
  StrCmp $0 1 open
  Return
  open:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OPEN)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 2
  Quit
FunctionEnd

Function ${un}IsOpen
  Exch $1
  StrCpy $2 0
  IfFileExists "$1" 0 told
  ClearErrors
  FileOpen $3 "$1" a
  IfErrors 0 +3
  StrCpy $2 1
  Goto told
  FileClose $3
  told:
  StrCpy $1 $2
  Exch $1
FunctionEnd

; Files that a scanner holds are tried again for two seconds; folders go only if they are empty.
Function ${un}RemoveWritten
  ClearErrors
  FileOpen $0 "${LIST}" r
  IfErrors done
  next:
  ClearErrors
  FileRead $0 $1
  IfErrors close
  StrCpy $2 $1 1 -1
  StrCmp $2 "$\n" 0 +2
  StrCpy $1 $1 -1
  StrCpy $2 $1 1 -1
  StrCmp $2 "$\r" 0 +2
  StrCpy $1 $1 -1
  StrCmp $1 "" next
  StrCmp $1 "installed.txt" next
  StrCpy $2 $1 1 -1
  StrCmp $2 "\" folder
  StrCpy $3 0
  delete:
  ClearErrors
  Delete "$INSTDIR\$1"
  IfErrors 0 next
  IntOp $3 $3 + 1
  IntCmp $3 20 next 0 next
  Sleep 100
  Goto delete
  folder:
  RMDir "$INSTDIR\$1"
  Goto next
  close:
  FileClose $0
  Delete "${LIST}"
  done:
FunctionEnd
!macroend
!insertmacro Closed ""
!insertmacro Closed "un."

Section
  IfFileExists "$INSTDIR\office.sqlite3" data
  StrCmp "$INSTDIR" "$LOCALAPPDATA\ita_desk" data
  Call Closed
  Call RemoveWritten  ; what an older version had
  SetOutPath "$INSTDIR"
  ClearErrors
  File "${STAGE}/installed.txt"  ; first: an installation that is cut off can be taken away
  File /r "${STAGE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  IfErrors failed
  CreateShortcut "$SMPROGRAMS\ita_desk.lnk" "$INSTDIR\ita_desk.exe"
  CreateShortcut "$DESKTOP\ita_desk.lnk" "$INSTDIR\ita_desk.exe"
  WriteRegStr HKCU "${KEY}" DisplayName "ita_desk"
  WriteRegStr HKCU "${KEY}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${KEY}" DisplayIcon "$INSTDIR\ita_desk.exe"
  WriteRegStr HKCU "${KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKCU "${KEY}" InstallLocation "$INSTDIR"
  WriteRegDWORD HKCU "${KEY}" NoModify 1
  WriteRegDWORD HKCU "${KEY}" NoRepair 1
  SectionGetSize 0 $0
  WriteRegDWORD HKCU "${KEY}" EstimatedSize $0
  WriteRegStr HKCU "${CLASSES}\.ita" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(DOSSIER)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\ita_desk.exe,1"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\ita_desk.exe" open "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\ita_desk.exe\shell\open\command" "" \
    '"$INSTDIR\ita_desk.exe" open "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\ita_desk.exe\SupportedTypes" ".ita" ""
  WriteRegStr HKCU "${CLASSES}\Applications\ita_desk.exe\SupportedTypes" ".json" ""
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  MessageBox MB_YESNO|MB_ICONQUESTION "$(DONE)" /SD IDNO IDNO end
  Exec '"$INSTDIR\ita_desk.exe"'
  Goto end
  data:
  MessageBox MB_OK|MB_ICONSTOP "$(DATA)" /SD IDOK
  Goto give_up
  failed:
  MessageBox MB_OK|MB_ICONSTOP "$(NOTWRITTEN)" /SD IDOK
  give_up:
  SetErrorLevel 3
  Quit
  end:
SectionEnd

Section Uninstall
  Call un.Closed
  Call un.RemoveWritten
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\ita_desk.lnk"
  Delete "$DESKTOP\ita_desk.lnk"
  DeleteRegKey HKCU "${KEY}"
  ReadRegStr $0 HKCU "${CLASSES}\.ita" ""
  StrCmp $0 "${KIND}" 0 +2
  DeleteRegKey HKCU "${CLASSES}\.ita"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${CLASSES}\Applications\ita_desk.exe"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  MessageBox MB_OK|MB_ICONINFORMATION "$(KEPT)" /SD IDOK
SectionEnd
